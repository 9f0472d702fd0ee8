package io.github.e2emaven.runner;

import io.github.e2emaven.outcome.Ending;
import io.github.e2emaven.outcome.LogTail;
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
  private final CompletableFuture<Void> killed;

  private AttemptGuard(Stack stack) {
    // On a thread of the common pool: the kill waits for processes, and must hold up nobody.
    killed = first.thenAcceptAsync(cause -> cause.ifPresent(interruption -> stack.kill()));
  }

  static AttemptGuard watch(Stack stack, Duration timeout, Cancellation cancellation) {
    var guard = new AttemptGuard(stack);
    stack.serverExit().thenAccept(status -> guard.interrupt(died(stack, status)));
    cancellation.whenCancelled().thenAccept(why -> guard.interrupt(cancelled(why)));
    CompletableFuture.delayedExecutor(timeout.toMillis(), TimeUnit.MILLISECONDS)
        .execute(() -> guard.interrupt(timedOut(timeout)));
    return guard;
  }

  /** Ends the watch; whatever happens later is not this attempt's. */
  Optional<Interruption> finish() {
    first.complete(Optional.empty());
    killed.join();
    return first.join();
  }

  private void interrupt(Interruption cause) {
    first.complete(Optional.of(cause));
  }

  private static Interruption died(Stack stack, ExitStatus status) {
    var log = stack.address().directory().serverLog();
    return new Interruption(
        Ending.SERVER_DIED,
        "the server ended with %s while the tests ran. %s"
            .formatted(status, LogTail.quote(log, 20)));
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
