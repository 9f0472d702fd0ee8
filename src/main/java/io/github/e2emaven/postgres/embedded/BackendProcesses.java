package io.github.e2emaven.postgres.embedded;

import io.github.e2emaven.process.ProcessId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The processes that work in a data directory, which is how those are found whose postmaster was
 * killed: each is a session of its own, has no cookie and, busy with a query, does not notice. On
 * Linux; elsewhere none is ever found.
 *
 * @param data the data directory
 */
record BackendProcesses(Path data) {

  private static final Duration PATIENCE = Duration.ofSeconds(10);

  /** Ends those that are left by a dead postmaster, and returns when they are gone. */
  boolean end() {
    var left = left();
    left.forEach(
        backend -> ProcessHandle.of(backend.pid()).ifPresent(ProcessHandle::destroyForcibly));
    return left.stream().allMatch(backend -> backend.endsWithin(PATIENCE));
  }

  private List<ProcessId> left() {
    try (Stream<Path> processes = Files.list(Path.of("/proc"))) {
      return processes
          .filter(process -> process.getFileName().toString().matches("\\d+"))
          .filter(this::worksHere)
          .flatMap(process -> id(process).stream())
          .toList();
    } catch (IOException e) {
      return List.of();
    }
  }

  private boolean worksHere(Path process) {
    try {
      return Files.readSymbolicLink(process.resolve("cwd")).equals(data);
    } catch (IOException e) {
      return false; // gone, a zombie, or somebody else's
    }
  }

  private static Optional<ProcessId> id(Path process) {
    return ProcessId.of(Long.parseLong(process.getFileName().toString()));
  }
}
