package io.github.e2emaven.run;

import io.github.e2emaven.process.Cancellation;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Cancels a run that takes longer than {@code runTimeoutInSeconds}, until it is closed. */
final class RunTimeout implements AutoCloseable {

  private final CompletableFuture<String> elapsed = new CompletableFuture<>();

  private RunTimeout() {}

  /**
   * Starts the clock.
   *
   * @param timeout zero for none
   */
  static RunTimeout start(Duration timeout, Cancellation cancellation) {
    var started = new RunTimeout();
    var unused = started.elapsed.thenAccept(cancellation::cancel);
    if (!timeout.isZero()) {
      var reason = "run timed out after %d s (runTimeoutInSeconds)".formatted(timeout.toSeconds());
      started.elapsed.completeOnTimeout(reason, timeout.toSeconds(), TimeUnit.SECONDS);
    }
    return started;
  }

  @Override
  public void close() {
    elapsed.cancel(false);
  }
}
