package io.github.e2emaven.server;

import io.github.e2emaven.net.ProbeCancellation;
import io.github.e2emaven.outcome.RunStage;
import io.github.e2emaven.outcome.StageException;
import io.github.e2emaven.process.Cancellation;
import io.github.e2emaven.process.LogTail;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * One program while somebody waits for it: its end and the cancellation of the run are noticed at
 * once, also in the middle of a probe.
 */
final class ServerMonitor implements AutoCloseable {

  private static final long PAUSE_MILLIS = 20;

  private final RunningServer server;
  private final Cancellation cancellation;
  private final CompletableFuture<Object> event = new CompletableFuture<>();
  private final Cancellation.Subscription subscription;
  private final ProbeCancellation abort = new ProbeCancellation();
  private final long start = System.nanoTime();

  /** Begins now. */
  ServerMonitor(RunningServer server, Cancellation cancellation) {
    this.server = server;
    this.cancellation = cancellation;
    this.subscription = cancellation.onCancel(this::happened);
    var unused = server.process().exit().thenAccept(this::happened);
  }

  private void happened(Object what) {
    event.complete(what);
    abort.cancel();
  }

  @Override
  public void close() {
    subscription.close();
  }

  /** What ends a probe under way when the program ends or the run is cancelled. */
  ProbeCancellation abort() {
    return abort;
  }

  /** Throws when the run is cancelled. */
  void checkNotCancelled() {
    if (cancellation.isCancelled()) {
      throw failed("was cancelled: " + cancellation.reasonOr(""));
    }
  }

  /** Whether the watch is older than this. */
  boolean isOlderThan(Duration time) {
    return System.nanoTime() - start > time.toNanos();
  }

  /** A short time, shorter when something happens. */
  void pause() {
    try {
      event.get(PAUSE_MILLIS, TimeUnit.MILLISECONDS);
    } catch (TimeoutException | ExecutionException e) {
      // Time for the next look.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw failed("was not awaited: interrupted");
    }
  }

  /** Says of the program what went wrong, with the end of its log. */
  StageException failed(String what) {
    var address = server.address();
    return new StageException(
        RunStage.SERVER,
        "the server of %s %s.".formatted(address.file().simpleName(), what),
        LogTail.quote(address.directory().serverLog(), 20));
  }
}
