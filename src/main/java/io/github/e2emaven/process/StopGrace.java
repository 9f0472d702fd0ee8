package io.github.e2emaven.process;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/**
 * Time between SIGTERM and SIGKILL.
 *
 * @param usual zero for SIGKILL right after SIGTERM
 * @param hurried the most that remains of it once the run is cancelled, before or during the stop
 * @param cancellation of the run
 */
public record StopGrace(Duration usual, Duration hurried, Cancellation cancellation) {

  /** A grace that no cancellation shortens. */
  public static StopGrace of(Duration time) {
    return new StopGrace(time, time, new Cancellation());
  }

  /** Runs a step with the deadline of this grace, which starts now. */
  boolean during(Predicate<Deadline> step) {
    var deadline = new Deadline(usual);
    var subscription = cancellation.onCancel(why -> deadline.bringForward(hurried));
    try {
      return step.test(deadline);
    } finally {
      subscription.close();
    }
  }

  /** Waits for an event at most until this grace, which starts now, is over; true if it came. */
  public boolean awaits(CompletableFuture<?> event) {
    var over = new CompletableFuture<Object>();
    over.completeOnTimeout(usual, usual.toMillis(), TimeUnit.MILLISECONDS);
    var subscription =
        cancellation.onCancel(
            why -> over.completeOnTimeout(hurried, hurried.toMillis(), TimeUnit.MILLISECONDS));
    try {
      CompletableFuture.anyOf(event, over).join();
      return event.isDone();
    } finally {
      subscription.close();
    }
  }

  /** A moment of the monotonic clock, which changes of the wall clock do not move. */
  static final class Deadline {

    private volatile long end;

    Deadline(Duration time) {
      this.end = System.nanoTime() + time.toNanos();
    }

    boolean isOver() {
      return System.nanoTime() - end >= 0;
    }

    /** The earlier of this one and the given time from now. */
    Deadline atMost(Duration time) {
      var left = left();
      return new Deadline(left.compareTo(time) < 0 ? left : time);
    }

    /** Ends after the given time from now, unless it ends earlier. */
    synchronized void bringForward(Duration time) {
      if (time.compareTo(left()) < 0) {
        end = System.nanoTime() + time.toNanos();
      }
    }

    private Duration left() {
      return Duration.ofNanos(Math.max(0, end - System.nanoTime()));
    }
  }
}
