package io.github.e2emaven.it;

import static java.lang.ProcessBuilder.Redirect.DISCARD;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** A Maven in a session of its own as in a terminal. */
public final class Build implements AutoCloseable {

  /** Between two looks: one costs some ten milliseconds of processor time. */
  public static final Duration MOMENT = Duration.ofMillis(100);

  private final Process process;
  private final Path log;

  private Build(Process process, Path log) {
    this.process = process;
    this.log = log;
  }

  /**
   * Options for an offline Maven whose artifacts are all in this local repository. The settings
   * that filled it, with their repository ids, are unknown here: the origin of a file is ignored.
   */
  public static List<String> offlineWith(File repository) {
    return List.of(
        "-B",
        "-o",
        "-Dmaven.repo.local=" + repository,
        "-Daether.enhancedLocalRepository.trackingFilename=none",
        "-Daether.lrm.enhanced.trackingFilename=none"); // its name in Maven 4
  }

  /** Starts a command in a session of its own. */
  public static Build start(Path project, List<String> command) throws IOException {
    var log = Files.createTempFile(project, "killed-build", ".log");
    // As from a terminal: nohup and "&" make children ignore signals, and that is inherited.
    var line = new ArrayList<>(List.of("env", "--default-signal=HUP,INT,TERM", "setsid"));
    line.addAll(command);
    var builder = new ProcessBuilder(line).directory(project.toFile()).redirectErrorStream(true);
    builder.environment().keySet().removeIf(name -> name.startsWith("MAVEN_"));
    return new Build(builder.redirectOutput(Redirect.to(log.toFile())).start(), log);
  }

  /** Whether it runs. */
  public boolean isAlive() {
    return process.isAlive();
  }

  /** Of Maven; the id of its process group too. */
  public long pid() {
    return process.pid();
  }

  /** Sends a signal to Maven alone. */
  public void signal(String name) {
    kill(name, Long.toString(pid()));
  }

  /** Sends a signal to the process group, as a terminal does. */
  public void signalGroup(String name) {
    kill(name, "-" + pid());
  }

  /** Sends a signal; the target is as kill takes it. */
  public static void kill(String name, String target) {
    run("sh", "-c", "kill -s " + name + " -- " + target);
  }

  /** Runs a command that must not take longer than a minute. */
  public static void run(String... command) {
    try {
      end(new ProcessBuilder(command).inheritIO());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Whether there is such a program and it ends well, within a minute; its output is lost. */
  public static boolean succeeds(List<String> command) {
    try {
      return end(new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(DISCARD))
          == 0;
    } catch (IOException e) {
      return false; // there is none
    }
  }

  private static int end(ProcessBuilder builder) throws IOException {
    var helper = builder.start();
    try {
      if (!helper.waitFor(60, TimeUnit.SECONDS)) {
        helper.destroyForcibly();
        throw new AssertionError("took too long: " + builder.command());
      }
      return helper.exitValue();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** The output so far, without colours. */
  public String console() {
    return read(log).replaceAll("\u001b\\[[0-9;]*m", "");
  }

  /**
   * The whole output, without colours, once it has ended.
   *
   * @param limit after which it is killed, and an error
   */
  public String console(Duration limit) {
    await("not done", () -> !isAlive(), limit);
    return console();
  }

  /** A text; empty where there is no such file. */
  public static String read(Path file) {
    try {
      return Files.exists(file) ? Files.readString(file) : "";
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void await(Object what, BooleanSupplier condition, Duration limit) {
    var end = System.nanoTime() + limit.toNanos();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() - end > 0) {
        throw new AssertionError(what + " after " + limit + "\n" + console());
      }
      pause(MOMENT);
    }
  }

  /** Waits. */
  public static void pause(Duration time) {
    LockSupport.parkNanos(time.toNanos());
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
