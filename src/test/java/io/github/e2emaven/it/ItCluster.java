package io.github.e2emaven.it;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.tukaani.xz.XZInputStream;

/** Programs and data of a PostgreSQL server in a temporary directory, never run as root. */
final class ItCluster {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final Path directory;
  private final List<String> prefix;
  private @Nullable Process server;

  private ItCluster(Path directory, List<String> prefix) {
    this.directory = directory;
    this.prefix = prefix;
  }

  static ItCluster create(String password) throws IOException {
    var directory = Files.createTempDirectory("e2e-it-postgres");
    unpack(directory);
    Files.writeString(directory.resolve("password"), password + "\n");
    var cluster = new ItCluster(directory, unprivileged(directory));
    cluster.run(
        "initdb",
        "-U",
        "postgres",
        "-A",
        "scram-sha-256",
        "--pwfile=" + directory + "/password",
        "--no-sync",
        "-c",
        "dynamic_shared_memory_type=mmap",
        "-E",
        "UTF8",
        "--locale=C",
        "-D",
        directory + "/data");
    return cluster;
  }

  /**
   * Returns the pid of the server, when it accepts connections; it may have been started before.
   */
  long start(int port) throws IOException {
    var process =
        builder(
                "postgres",
                "-D",
                directory + "/data",
                "-p",
                Integer.toString(port),
                "-c",
                "fsync=off",
                "-c",
                // killed, it would leave a file in /dev/shm
                "dynamic_shared_memory_type=mmap",
                "-c",
                "listen_addresses=127.0.0.1",
                "-c",
                "unix_socket_directories=")
            .start();
    server = process;
    awaitReady(process);
    return process.pid();
  }

  private void awaitReady(Process process) throws IOException {
    var end = System.nanoTime() + PATIENCE.toNanos();
    var pid = directory.resolve("data/postmaster.pid");
    // The last line of the file says so, which a killed server leaves behind with another pid.
    while (!Build.read(pid).matches("(?s)" + process.pid() + "\n.*ready\\s*")) {
      if (!process.isAlive() || System.nanoTime() - end > 0) {
        throw new IOException("PostgreSQL did not start:\n" + Build.read(directory.resolve("log")));
      }
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
    }
  }

  /** Kills the server with all its processes. */
  void kill() {
    var all = processes().toList();
    all.forEach(ProcessHandle::destroyForcibly);
    all.forEach(process -> process.onExit().orTimeout(10, TimeUnit.SECONDS).join());
  }

  /** Sends a signal to all its processes, to the one that could start more at first. */
  void signal(String name) {
    processes().forEach(process -> Build.kill(name, Long.toString(process.pid())));
  }

  private Stream<ProcessHandle> processes() {
    var postmaster = running().toHandle();
    return Stream.of(Stream.of(postmaster), postmaster.children()).flatMap(it -> it);
  }

  /** Ends the server by this signal. */
  void end(String signal) {
    Build.kill(signal, Long.toString(running().pid()));
    running().onExit().orTimeout(60, TimeUnit.SECONDS).join();
  }

  private Process running() {
    return Objects.requireNonNull(server);
  }

  /** Ends the server, if it runs, and removes everything. */
  synchronized void delete() {
    if (server != null && server.isAlive()) {
      end("INT"); // a server that is killed leaves shared memory behind
    }
    try {
      exitCode(new ProcessBuilder("rm", "-rf", directory.toString()).start());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void run(String... command) throws IOException {
    if (exitCode(builder(command).start()) != 0) {
      throw new IOException(Files.readString(directory.resolve("log")));
    }
  }

  private ProcessBuilder builder(String... command) {
    var words = new ArrayList<>(prefix);
    words.add(directory.resolve("bin").resolve(command[0]).toString());
    words.addAll(List.of(command).subList(1, command.length));
    return new ProcessBuilder(words)
        .directory(directory.toFile())
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.appendTo(directory.resolve("log").toFile()));
  }

  private static List<String> unprivileged(Path directory) throws IOException {
    if (!Objects.equals(System.getProperty("user.name"), "root")) {
      return List.of();
    }
    var user = exitCode(new ProcessBuilder("id", "postgres").start()) == 0 ? "postgres" : "nobody";
    Files.writeString(directory.resolve("log"), "");
    exitCode(new ProcessBuilder("chown", "-R", user, directory.toString()).start());
    return List.of("setpriv", "--reuid=" + user, "--clear-groups", "--inh-caps=-all");
  }

  private static int exitCode(Process process) throws IOException {
    try {
      if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
        process.destroyForcibly();
        throw new IOException("Took too long: " + process.info());
      }
      return process.exitValue();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
  }

  // By the tar program: commons-io of the invoker's class path is too old for commons-compress.
  private static void unpack(Path directory) throws IOException {
    var tar = directory.resolve("postgres.tar");
    var archive = "/postgres-linux-x86_64.txz";
    var in = Objects.requireNonNull(ItCluster.class.getResourceAsStream(archive), archive);
    try (var xz = new XZInputStream(in)) {
      Files.copy(xz, tar);
    }
    var command = List.of("tar", "-xf", tar.toString(), "-C", directory.toString());
    if (exitCode(new ProcessBuilder(command).inheritIO().start()) != 0) {
      throw new IOException("Cannot unpack " + tar);
    }
    Files.delete(tar);
  }
}
