package io.github.e2emaven.it;

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

/** A Maven that somebody else started, in a session of its own as in a terminal. */
final class Build implements AutoCloseable {

  private final Process process;
  private final Path log;

  private Build(Process process, Path log) {
    this.process = process;
    this.log = log;
  }

  static Build start(Path project, List<String> command) throws IOException {
    var log = Files.createTempFile(project, "killed-build", ".log");
    // As from a terminal: whoever runs the tests may ignore signals, as nohup and "&" do, and what
    // is
    // ignored is inherited.
    var line = new ArrayList<>(List.of("env", "--default-signal=HUP,INT,TERM", "setsid"));
    line.addAll(command);
    var builder = new ProcessBuilder(line).directory(project.toFile()).redirectErrorStream(true);
    builder.environment().keySet().removeIf(name -> name.startsWith("MAVEN_"));
    return new Build(builder.redirectOutput(Redirect.to(log.toFile())).start(), log);
  }

  boolean isAlive() {
    return process.isAlive();
  }

  long pid() {
    return process.pid();
  }

  void signal(String name) {
    kill(name, Long.toString(pid()));
  }

  void signalGroup(String name) {
    kill(name, "-" + pid());
  }

  static void kill(String name, String target) {
    run("sh", "-c", "kill -s " + name + " -- " + target);
  }

  static void run(String... command) {
    try {
      var helper = new ProcessBuilder(command).inheritIO().start();
      if (!helper.waitFor(60, TimeUnit.SECONDS)) {
        helper.destroyForcibly();
        throw new AssertionError("took too long: " + List.of(command));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** The output so far, without colours. */
  String console() throws IOException {
    return Files.readString(log).replaceAll("\u001b\\[[0-9;]*m", "");
  }

  void await(Object what, BooleanSupplier condition, Duration limit) throws IOException {
    var end = System.nanoTime() + limit.toNanos();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() - end > 0) {
        throw new AssertionError(what + " after " + limit + "\n" + console());
      }
      pause(Duration.ofMillis(25));
    }
  }

  static void pause(Duration time) {
    LockSupport.parkNanos(time.toNanos());
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
