package io.github.e2emaven.postgres;

import io.github.e2emaven.files.CurrentUser;
import io.github.e2emaven.files.FileFacts;
import io.github.e2emaven.files.LogTail;
import io.github.e2emaven.plan.DatabaseAddress;
import io.github.e2emaven.process.Cancellation;
import io.github.e2emaven.process.Eventually;
import io.github.e2emaven.process.ProcessId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** An external server that a test kills and restarts. */
final class RestartableServer implements AutoCloseable {

  final TestPostgres host = TestPostgres.start();
  final Cancellation cancellation = new Cancellation();
  private final List<String> command;
  private long pid = host.server.pid();

  RestartableServer() {
    command = command(pid);
    kill();
    restart();
  }

  /** Opens it as a run with this patience does. */
  ExternalServer open(Duration patience) {
    return ExternalServer.open(
        new RetryingSessions(admin(), cancellation, patience), host.notices::add);
  }

  DatabaseAddress admin() {
    return host.server.admin();
  }

  /** Kills postmaster and backends at once. */
  void kill() {
    var processes = processes();
    processes.forEach(ProcessHandle::destroyForcibly);
    processes.forEach(process -> gone(process.pid()));
  }

  /** The server still accepts connections, but never answers. */
  void freeze() {
    processes().forEach(process -> signal("STOP", process.pid()));
  }

  void thaw() {
    processes().forEach(process -> signal("CONT", process.pid()));
  }

  private List<ProcessHandle> processes() {
    var processes = new ArrayList<>(ProcessHandle.of(pid).orElseThrow().children().toList());
    processes.add(0, ProcessHandle.of(pid).orElseThrow());
    return processes;
  }

  /** An immediate shutdown: clients are notified, crash recovery follows. */
  void quit() {
    signal("QUIT", pid);
    gone(pid);
  }

  /** Kills one backend, so that the postmaster restarts all of them. */
  void crash() {
    var victim =
        Long.parseLong(
            TestPostgres.value(
                admin(), "SELECT min(pid) FROM pg_stat_activity WHERE backend_type = 'walwriter'"));
    signal("KILL", victim);
    gone(victim);
    awaitReady();
  }

  /**
   * Starts the server until it stays: a backend that the killed postmaster has just forked keeps
   * the shared memory for a moment, and a new postmaster exits as long as it does.
   */
  void restart() {
    launch();
    Eventually.until(
        () -> "the server is ready: " + LogTail.quote(log(), 20),
        () -> {
          if (ProcessId.of(pid).filter(ProcessId::isAlive).isEmpty()) {
            launch();
          }
          return acceptsConnections();
        });
  }

  private void launch() {
    try {
      pid =
          new ProcessBuilder(command)
              .directory(Path.of(host.server.place()).toFile())
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.appendTo(log().toFile()))
              .start()
              .pid();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Path log() {
    return Path.of(host.server.place(), "postgres.log");
  }

  List<String> databases() {
    return TestPostgres.column(
        admin(), "SELECT datname FROM pg_database WHERE datname LIKE 'e2e%' AND NOT datistemplate");
  }

  @Override
  public void close() {
    if (pid != host.server.pid()) {
      signal("INT", pid);
      gone(pid);
    }
    host.close();
  }

  private void awaitReady() {
    Eventually.until("the server is ready", this::acceptsConnections);
  }

  private boolean acceptsConnections() {
    try {
      SqlSession.open(admin()).close();
      return true;
    } catch (SQLException e) {
      return false;
    }
  }

  private static void gone(long pid) {
    ProcessId.of(pid).ifPresent(id -> Eventually.until(pid + " is gone", () -> !id.isAlive()));
  }

  private static void signal(String name, long pid) {
    try {
      new ProcessBuilder("sh", "-c", "kill -s " + name + " " + pid).start().onExit().join();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The command and the user of the running server; it restarts after a crash, unlike ours. */
  private static List<String> command(long pid) {
    try {
      var command = new ArrayList<String>();
      var uid = FileFacts.of(Path.of("/proc/" + pid)).owner();
      if (uid != CurrentUser.id()) {
        var gid = Files.getAttribute(Path.of("/proc/" + pid), "unix:gid");
        command.addAll(List.of("setpriv", "--reuid=" + uid, "--regid=" + gid));
        command.addAll(List.of("--clear-groups", "--inh-caps=-all"));
      }
      command.addAll(List.of(Files.readString(Path.of("/proc/" + pid + "/cmdline")).split("\0")));
      command.addAll(List.of("-c", "restart_after_crash=on", "-c", "synchronous_commit=on"));
      return command;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
