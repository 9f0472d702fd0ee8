package io.github.e2emaven.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** A unit with a cookie of its own whose processes are shell scripts; closed with SIGKILL. */
final class ShellStack implements AutoCloseable {

  private final Path directory;
  private final String cookie = "e2e-test-" + UUID.randomUUID();
  private ProcessUnit unit = ProcessUnit.of(cookie);

  ShellStack(Path directory) {
    this.directory = directory;
  }

  String cookie() {
    return cookie;
  }

  ProcessUnit unit() {
    return unit;
  }

  /** Runs a script as a leader. */
  RunningProcess run(String script) {
    return start(List.of("sh", "-c", script));
  }

  RunningProcess start(List<String> command) {
    var launch = new ProcessStarter.Launch(command, Map.of("E2E_STACK", cookie), directory, log());
    var leader = new SessionStarter().start(launch);
    unit = unit.including(leader);
    return leader;
  }

  Path log() {
    return directory.resolve("stack.log");
  }

  String logText() {
    try {
      return Files.exists(log()) ? Files.readString(log()) : "";
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Waits until the script has written {@code name=<pid>}. */
  ProcessId await(String name) {
    Eventually.until(name + " in " + log(), () -> logText().contains(name + "=") && pid(name) > 0);
    return ProcessId.of(pid(name)).orElseThrow();
  }

  private long pid(String name) {
    return logText()
        .lines()
        .filter(line -> line.startsWith(name + "="))
        .filter(line -> logText().contains(line + "\n"))
        .mapToLong(line -> Long.parseLong(line.substring(name.length() + 1)))
        .findFirst()
        .orElse(0);
  }

  @Override
  public void close() {
    unit.stop(Duration.ZERO);
  }
}
