package io.github.e2emaven.runner;

import io.github.e2emaven.outcome.Ending;
import io.github.e2emaven.process.Cancellation;
import io.github.e2emaven.process.ExitStatus;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * Watches one attempt while its tests run. The first of server death, timeout and cancellation ends
 * every process of the stack, so that the test launcher returns.
 */
final class AttemptGuard {

  private final CompletableFuture<Optional<Interruption>> first = new CompletableFuture<>();
  private final CompletableFuture<Interruption> timer = new CompletableFuture<>();
  private final CompletableFuture<Void> killed;

  private AttemptGuard(Stack stack, Duration timeout, Cancellation cancellation) {
    timer.completeOnTimeout(timedOut(timeout), timeout.toMillis(), TimeUnit.MILLISECONDS);
    killed =
        CompletableFuture.anyOf(
                stack.serverExit().thenApply(AttemptGuard::died),
                cancellation.whenCancelled().thenApply(AttemptGuard::cancelled),
                timer)
            // Elsewhere: the kill waits for processes, and must hold up nobody.
            .thenAcceptAsync(cause -> interrupt(stack, (Interruption) cause));
  }

  static AttemptGuard watch(Stack stack, Duration timeout, Cancellation cancellation) {
    return new AttemptGuard(stack, timeout, cancellation);
  }

  /** Ends the watch; whatever happens later is not this attempt's. */
  Optional<Interruption> finish() {
    if (!first.complete(Optional.empty()) && first.join().isPresent()) {
      killed.join();
    }
    timer.cancel(false);
    return first.join();
  }

  private void interrupt(Stack stack, Interruption cause) {
    if (first.complete(Optional.of(cause))) {
      stack.kill();
    }
  }

  private static Interruption died(ExitStatus status) {
    return new Interruption(
        Ending.SERVER_DIED, "the server ended with %s while the tests ran".formatted(status));
  }

  private static Interruption cancelled(String why) {
    return new Interruption(Ending.CANCELLED, "cancelled: " + why);
  }

  private static Interruption timedOut(Duration timeout) {
    return new Interruption(
        Ending.TIMED_OUT,
        "the tests took longer than %d s (change <timeoutInSeconds>)"
            .formatted(timeout.toSeconds()));
  }
}
