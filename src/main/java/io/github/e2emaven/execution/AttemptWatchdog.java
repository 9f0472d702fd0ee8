package io.github.e2emaven.execution;

import io.github.e2emaven.outcome.Ending;
import io.github.e2emaven.outcome.FailureMessage;
import io.github.e2emaven.process.Cancellation;
import io.github.e2emaven.process.DaemonThreads;
import io.github.e2emaven.process.StopPolicy;
import io.github.e2emaven.stack.Stack;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

/**
 * Watches one attempt while its tests run. The first of server death, timeout and cancellation
 * kills every process of the stack, so that the test launcher returns.
 */
final class AttemptWatchdog implements AutoCloseable {

  /** Between two kills: a test JVM may be forked just after the first one. */
  private static final long AGAIN_MILLIS = 500;

  private static final Executor WATCHDOGS = DaemonThreads.named("e2e-watchdog");

  private final Stack stack;
  private final CountDownLatch finished = new CountDownLatch(1);
  private final CompletableFuture<AttemptEnding> cause = new CompletableFuture<>();

  /** What decides the attempt: a cause, or nothing when the tests ended by themselves. */
  private final CompletableFuture<Optional<AttemptEnding>> decision = new CompletableFuture<>();

  /** On another thread: the kill waits for processes. */
  private final CompletableFuture<AttemptEnding> killed =
      cause.thenApplyAsync(this::interrupt, WATCHDOGS);

  private final Stack.Watch tests;
  private final Cancellation.Subscription subscription;

  private AttemptWatchdog(Stack stack, Cancellation cancellation) {
    this.stack = stack;
    this.tests = stack.watchTests(this::killLeaks);
    this.subscription = cancellation.onCancel(why -> cause.complete(AttemptEnding.cancelled(why)));
  }

  static AttemptWatchdog watch(Stack stack, Duration timeout, Cancellation cancellation) {
    var watchdog = new AttemptWatchdog(stack, cancellation);
    watchdog.cause.completeOnTimeout(
        AttemptEnding.timedOut(timeout), timeout.toMillis(), TimeUnit.MILLISECONDS);
    var unused =
        stack
            .serverExit()
            .thenAccept(status -> watchdog.cause.complete(AttemptEnding.serverDied(status)));
    return watchdog;
  }

  /**
   * Stops watching; may be called again.
   *
   * @return why the tests were killed; empty when they ended by themselves
   */
  Optional<AttemptEnding> finish() {
    close();
    return decision.complete(Optional.empty()) || decision.join().isEmpty()
        ? Optional.empty()
        : Optional.of(killed.join());
  }

  @Override
  public void close() {
    tests.close();
    subscription.close();
    cause.cancel(false);
    finished.countDown();
  }

  /** The test JVM is gone and a process that it left behind keeps its launcher waiting. */
  private void killLeaks() {
    if (decision.complete(Optional.empty())) {
      untilFinished(stack::killLeaks);
    }
  }

  private AttemptEnding interrupt(AttemptEnding why) {
    if (!decision.complete(Optional.of(why))) {
      return why;
    }
    var diagnosed = why.ending() == Ending.TIMED_OUT ? diagnosed(why) : why;
    var grace =
        why.ending() == Ending.SERVER_DIED ? StopPolicy.SERVER_DIED_GRACE : StopPolicy.TEST_GRACE;
    untilFinished(() -> stack.kill(grace));
    return diagnosed;
  }

  private void untilFinished(Runnable kill) {
    do {
      try {
        kill.run();
      } catch (RuntimeException e) {
        // Repeated as long as the tests run; the stack's close reports what remains.
      }
    } while (!isFinishedSoon());
  }

  private boolean isFinishedSoon() {
    try {
      return finished.await(AGAIN_MILLIS, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return true;
    }
  }

  private AttemptEnding diagnosed(AttemptEnding why) {
    try {
      var frame = stack.diagnose().map(hung -> "; they hang at " + hung).orElse("");
      return why.withMessage(
          new FailureMessage(
              why.message().headline() + frame,
              "Thread dumps and database sessions are in " + stack.address().directory().path()));
    } catch (RuntimeException e) {
      // Hung tests must be killed even when the diagnosis fails.
      return why;
    }
  }
}
