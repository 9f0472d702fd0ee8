package io.github.e2emaven.process;

import java.time.Duration;

/** A moment of the monotonic clock, which a step of the wall clock does not move. */
final class Deadline {

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
