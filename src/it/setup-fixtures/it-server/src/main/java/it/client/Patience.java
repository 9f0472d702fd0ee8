package it.client;

import java.time.Duration;

/** How long to wait, by a clock that cannot be set: some faults set the other one. */
public final class Patience {

  private final long end;

  /** From now on. */
  public Patience(Duration time) {
    this.end = System.nanoTime() + time.toNanos();
  }

  /** Whether it has come to its end. */
  public boolean isOver() {
    return System.nanoTime() - end > 0;
  }
}
