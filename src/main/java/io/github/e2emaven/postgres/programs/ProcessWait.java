package io.github.e2emaven.postgres.programs;

import io.github.e2emaven.outcome.RunStage;
import io.github.e2emaven.outcome.StageException;
import io.github.e2emaven.process.ExitStatus;
import io.github.e2emaven.process.RunningProcess;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Bounded waits for the exit of a PostgreSQL program. */
public final class ProcessWait {

  private ProcessWait() {}

  /**
   * Waits at most this long; empty when the process still runs then.
   *
   * @throws StageException when the thread is interrupted, whose flag stays set
   */
  public static Optional<ExitStatus> exit(RunningProcess process, Duration limit) {
    try {
      return Optional.of(process.exit().get(limit.toMillis(), TimeUnit.MILLISECONDS));
    } catch (TimeoutException e) {
      return Optional.empty();
    } catch (ExecutionException e) {
      throw new StageException(
          RunStage.POSTGRESQL, "Cannot wait for a PostgreSQL process: " + e.getCause(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StageException(
          RunStage.POSTGRESQL, "Interrupted while waiting for a PostgreSQL process", e);
    }
  }

  /** For teardown, which must complete in an interrupted thread too; keeps the flag. */
  public static boolean exitsDespiteInterrupt(RunningProcess process, Duration limit) {
    boolean interrupted = Thread.interrupted();
    long deadline = System.nanoTime() + limit.toNanos();
    try {
      while (true) {
        try {
          process.exit().get(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
          return true;
        } catch (TimeoutException | ExecutionException e) {
          return process.exit().isDone();
        } catch (InterruptedException e) {
          interrupted = true;
        }
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
