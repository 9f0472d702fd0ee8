package io.github.e2emaven.process;

import java.util.concurrent.CompletableFuture;

/** The leader of what a {@link Launch} started. */
public interface RunningProcess {

  /** Process id. */
  long pid();

  /** Completes when the process has ended and been reaped. */
  CompletableFuture<ExitStatus> exit();

  /** Whether it has not ended yet. */
  default boolean isAlive() {
    return !exit().isDone();
  }
}
