package io.github.e2emaven.execution;

import io.github.e2emaven.outcome.Ending;
import io.github.e2emaven.outcome.FailureMessage;
import io.github.e2emaven.process.Cancellation;
import io.github.e2emaven.process.DaemonThreads;
import io.github.e2emaven.process.ExitStatus;
import io.github.e2emaven.stack.Stack;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

/**
 * Watches one attempt while its tests run. The first of server death, timeout and cancellation ends
 * every process of the stack, so that the test launcher returns.
 */
final class AttemptWatchdog {

  /** Between two kills: a test JVM may be forked just after the first one. */
  private static final long AGAIN_MILLIS = 500;

  private static final Executor WATCHDOGS = DaemonThreads.named("e2e-watchdog");

  private final CountDownLatch finished = new CountDownLatch(1);
  private final CompletableFuture<Optional<AttemptInterruption>> first = new CompletableFuture<>();
  private final CompletableFuture<AttemptInterruption> cause = new CompletableFuture<>();
  private final CompletableFuture<AttemptInterruption> killed;

  private final Stack.Watch tests;
  private final Cancellation.Subscription subscription;

  private AttemptWatchdog(Stack stack, Duration timeout, Cancellation cancellation) {
    tests = stack.watchTests(() -> endLeftovers(stack));
    // On another thread: the kill waits for processes.
    killed = cause.thenApplyAsync(first -> interrupt(stack, first), WATCHDOGS);
    subscription = cancellation.onCancel(why -> cause.complete(cancelled(why)));
    cause.completeOnTimeout(timedOut(timeout), timeout.toMillis(), TimeUnit.MILLISECONDS);
    var unused = stack.serverExit().thenAccept(status -> cause.complete(died(status)));
  }

  static AttemptWatchdog watch(Stack stack, Duration timeout, Cancellation cancellation) {
    return new AttemptWatchdog(stack, timeout, cancellation);
  }

  /** Ends the watch; whatever happens later is not this attempt's. */
  Optional<AttemptInterruption> finish() {
    tests.close();
    subscription.close();
    cause.cancel(false);
    finished.countDown();
    return first.complete(Optional.empty()) || first.join().isEmpty()
        ? Optional.empty()
        : Optional.of(killed.join());
  }

  /** The tests are over, and with them the need for the stack; their launcher must come back. */
  private void endLeftovers(Stack stack) {
    if (first.complete(Optional.empty())) {
      do {
        attempt(stack::endLeftovers);
      } while (!isFinishedSoon());
    }
  }

  private AttemptInterruption interrupt(Stack stack, AttemptInterruption cause) {
    if (!first.complete(Optional.of(cause))) {
      return cause;
    }
    var diagnosed = cause.ending() == Ending.TIMED_OUT ? diagnosed(stack, cause) : cause;
    do {
      attempt(() -> stack.kill(cause.grace()));
    } while (!isFinishedSoon());
    return diagnosed;
  }

  private static void attempt(Runnable kill) {
    try {
      kill.run();
    } catch (RuntimeException e) {
      // Tried again as long as the tests run; what then is left, the stack's own end tells.
    }
  }

  private boolean isFinishedSoon() {
    try {
      return finished.await(AGAIN_MILLIS, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return true;
    }
  }

  private static AttemptInterruption diagnosed(Stack stack, AttemptInterruption cause) {
    try {
      var where = stack.diagnose().map(frame -> " at " + frame).orElse("");
      var message =
          new FailureMessage(
              "%s; they hang%s".formatted(cause.message().headline(), where),
              "Thread dumps and database sessions are in " + stack.address().directory().path());
      return new AttemptInterruption(cause.ending(), message);
    } catch (RuntimeException e) {
      // Hanging tests must be ended even when nobody can tell where they hang.
      return cause;
    }
  }

  private static AttemptInterruption died(ExitStatus status) {
    return new AttemptInterruption(
        Ending.SERVER_DIED,
        FailureMessage.of("the server exited with %s while the tests ran".formatted(status)));
  }

  private static AttemptInterruption cancelled(String why) {
    return new AttemptInterruption(Ending.CANCELLED, FailureMessage.of("cancelled: " + why));
  }

  private static AttemptInterruption timedOut(Duration timeout) {
    return new AttemptInterruption(
        Ending.TIMED_OUT,
        FailureMessage.of(
            "the tests took longer than %d s (change <timeoutInSeconds>)"
                .formatted(timeout.toSeconds())));
  }
}
