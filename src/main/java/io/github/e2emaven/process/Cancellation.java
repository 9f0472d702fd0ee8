package io.github.e2emaven.process;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The request to abort a run: made once, seen by everything that waits. */
public final class Cancellation {

  private final AtomicReference<@Nullable Reason> reason = new AtomicReference<>();
  private final CountDownLatch requested = new CountDownLatch(1);
  private final Set<Subscription> subscriptions = ConcurrentHashMap.newKeySet();

  private record Reason(String text, boolean failFast) {}

  /**
   * Requests the abort of a run that cannot be completed: its result is broken. The first reason
   * stands.
   */
  public void cancel(String why) {
    cancel(new Reason(why, false));
  }

  /** Requests the abort after a failed test, which fails the run by itself. */
  public void failFast(String why) {
    cancel(new Reason(why, true));
  }

  /** Whether fail-fast was the first reason. */
  public boolean isFailFast() {
    var given = reason.get();
    return given != null && given.failFast();
  }

  private void cancel(Reason why) {
    if (reason.compareAndSet(null, why)) {
      requested.countDown();
      subscriptions.forEach(Subscription::fire);
    }
  }

  /** Whether the abort is requested. */
  public boolean isCancelled() {
    return reason.get() != null;
  }

  /** The first reason, or the given text while no abort is requested. */
  public String reasonOr(String none) {
    var given = reason.get();
    return given == null ? none : given.text();
  }

  /**
   * Runs an action once with the reason, on the thread that cancels; at once when the abort is
   * requested already. Close the subscription when the wait is over: a run has thousands of them.
   */
  public Subscription onCancel(Consumer<String> action) {
    var subscription = new Subscription(action);
    subscriptions.add(subscription);
    if (isCancelled()) {
      subscription.fire();
    }
    return subscription;
  }

  /** Completes a future with the reason; for waits for the first of several events. */
  public Subscription completes(CompletableFuture<? super String> future) {
    return onCancel(future::complete);
  }

  /** Waits for the abort at most that long; true when it is requested. */
  public boolean await(Duration time) throws InterruptedException {
    return requested.await(time.toNanos(), TimeUnit.NANOSECONDS);
  }

  /** How many actions wait for the abort; for tests. */
  public int subscribers() {
    return subscriptions.size();
  }

  /** An action that waits for the abort, until it is closed. */
  public final class Subscription implements AutoCloseable {

    private final Consumer<String> action;

    private Subscription(Consumer<String> action) {
      this.action = action;
    }

    private void fire() {
      if (subscriptions.remove(this)) {
        action.accept(reasonOr(""));
      }
    }

    @Override
    public void close() {
      subscriptions.remove(this);
    }
  }
}
