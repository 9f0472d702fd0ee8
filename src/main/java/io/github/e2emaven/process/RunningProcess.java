package io.github.e2emaven.process;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** The process that a {@link ProcessStarter.Launch} started, the leader of its descendants. */
public interface RunningProcess {

  /** Process id. */
  long pid();

  /**
   * Pid and start time, which stay unique when the pid is reused; empty when the process exited
   * before its start time could be read.
   */
  default Optional<ProcessId> id() {
    return ProcessId.of(pid());
  }

  /** Completes when the process has exited and been reaped. */
  CompletableFuture<ExitStatus> exit();

  /** Whether it has not exited yet. */
  default boolean isAlive() {
    return !exit().isDone();
  }
}
