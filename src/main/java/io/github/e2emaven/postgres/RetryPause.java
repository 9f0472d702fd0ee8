package io.github.e2emaven.postgres;

import io.github.e2emaven.outcome.RunStage;
import io.github.e2emaven.outcome.StageException;
import io.github.e2emaven.process.ExitStatus;
import io.github.e2emaven.process.RunningProcess;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Waiting for the end of a process. */
public final class RetryPause {

  private RetryPause() {}

  /**
   * Waits at most this long; empty when the process has not ended by then.
   *
   * @throws StageException when the thread is interrupted, whose flag stays set
   */
  public static Optional<ExitStatus> end(RunningProcess process, Duration limit) {
    try {
      return Optional.of(process.exit().get(limit.toMillis(), TimeUnit.MILLISECONDS));
    } catch (TimeoutException e) {
      return Optional.empty();
    } catch (ExecutionException e) {
      throw new StageException(RunStage.POSTGRESQL, "cannot wait for a process of PostgreSQL", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StageException(RunStage.POSTGRESQL, "interrupted while PostgreSQL worked", e);
    }
  }

  /** The same for teardown, which must come to its end in an interrupted thread too. */
  public static boolean endsDespiteInterruption(RunningProcess process, Duration limit) {
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

  /** Kills the process, if it still runs. */
  public static void destroy(RunningProcess process) {
    if (process.isAlive()) {
      ProcessHandle.of(process.pid()).ifPresent(ProcessHandle::destroyForcibly);
    }
  }
}
