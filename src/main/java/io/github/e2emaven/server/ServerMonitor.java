package io.github.e2emaven.server;

import io.github.e2emaven.files.LogTail;
import io.github.e2emaven.net.ProbeCancellation;
import io.github.e2emaven.outcome.RunStage;
import io.github.e2emaven.outcome.StageException;
import io.github.e2emaven.process.Cancellation;
import io.github.e2emaven.secrets.PasswordMask;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Watches one program during a wait: its exit and the cancellation of the run end the wait at once,
 * even in the middle of a probe.
 */
final class ServerMonitor implements AutoCloseable {

  private static final long PAUSE_MILLIS = 20;

  private final RunningServer server;
  private final Cancellation cancellation;
  private final CompletableFuture<Object> event = new CompletableFuture<>();
  private final Cancellation.Subscription subscription;
  private final ProbeCancellation abort = new ProbeCancellation();
  private final long start = System.nanoTime();

  /** Starts the time now. */
  ServerMonitor(RunningServer server, Cancellation cancellation) {
    this.server = server;
    this.cancellation = cancellation;
    this.subscription = cancellation.onCancel(this::wake);
    var unused = server.process().exit().thenAccept(this::wake);
  }

  private void wake(Object what) {
    event.complete(what);
    abort.cancel();
  }

  @Override
  public void close() {
    subscription.close();
  }

  /** Ends a running probe when the program exits or the run is cancelled. */
  ProbeCancellation abort() {
    return abort;
  }

  /** Throws {@link StageException} when the run is cancelled. */
  void checkNotCancelled() {
    if (cancellation.isCancelled()) {
      throw failed("was cancelled: " + cancellation.reasonOr(""));
    }
  }

  /** Whether more time than this has passed. */
  boolean isOlderThan(Duration time) {
    return System.nanoTime() - start > time.toNanos();
  }

  /** Pauses between two looks, at most until the program exits or the run is cancelled. */
  void pause() {
    try {
      event.get(PAUSE_MILLIS, TimeUnit.MILLISECONDS);
    } catch (TimeoutException | ExecutionException e) {
      // Time for the next look.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw failed("was not ready: the wait was interrupted");
    }
  }

  /** What went wrong, with the end of the program's log. */
  StageException failed(String what) {
    var address = server.address();
    return new StageException(
        RunStage.SERVER,
        "The server of %s %s.".formatted(address.file().simpleName(), what),
        PasswordMask.of(address.database())
            .mask(LogTail.quote(address.directory().serverLog(), 20)));
  }
}
