package io.github.e2emaven.process;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** The leader of what a {@link ProcessLaunch} started. */
public interface RunningProcess {

  /** Process id. */
  long pid();

  /**
   * Pid and start time, so that the process is still known when its pid belongs to another one;
   * empty when it ended before anybody could look.
   */
  default Optional<ProcessId> id() {
    return ProcessId.of(pid());
  }

  /** Completes when the process has ended and been reaped. */
  CompletableFuture<ExitStatus> exit();

  /** Whether it has not ended yet. */
  default boolean isAlive() {
    return !exit().isDone();
  }
}
