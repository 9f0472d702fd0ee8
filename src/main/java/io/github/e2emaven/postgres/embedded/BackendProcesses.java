package io.github.e2emaven.postgres.embedded;

import io.github.e2emaven.process.ProcessId;
import io.github.e2emaven.process.StopPolicy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The processes whose working directory is a data directory. This finds the backends of a killed
 * postmaster: each leads a session of its own, carries no cookie and, while it runs a query, does
 * not notice the death of its parent. Linux only; elsewhere it finds none.
 *
 * @param data the data directory
 */
record BackendProcesses(Path data) {

  /** Kills the backends of a dead postmaster; tells whether none is left. */
  boolean kill() {
    var left = left();
    left.forEach(
        backend -> ProcessHandle.of(backend.pid()).ifPresent(ProcessHandle::destroyForcibly));
    return left.stream().allMatch(backend -> backend.endsWithin(StopPolicy.KILL_LIMIT));
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
      return false; // gone, a zombie, or a process of another user
    }
  }

  private static Optional<ProcessId> id(Path process) {
    return ProcessId.of(Long.parseLong(process.getFileName().toString()));
  }
}
