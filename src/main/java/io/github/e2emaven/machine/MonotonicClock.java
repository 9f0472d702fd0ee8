package io.github.e2emaven.machine;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.function.LongSupplier;

/**
 * Adds the time that has elapsed since its creation to the wall clock's time of then. When the wall
 * clock is set during a run, no duration becomes negative or hours too long.
 */
public final class MonotonicClock extends Clock {

  private final Instant start;
  private final long startNanos;
  private final LongSupplier nanos;

  private MonotonicClock(Instant start, LongSupplier nanos) {
    this.start = start;
    this.startNanos = nanos.getAsLong();
    this.nanos = nanos;
  }

  /** A clock of this JVM, started now. */
  public static Clock startingNow() {
    return of(Clock.systemUTC(), System::nanoTime);
  }

  /**
   * A clock of other sources, started now.
   *
   * @param wall asked once
   * @param nanos of any origin, never going back
   */
  static Clock of(Clock wall, LongSupplier nanos) {
    return new MonotonicClock(wall.instant(), nanos);
  }

  @Override
  public Instant instant() {
    return start.plus(Duration.ofNanos(nanos.getAsLong() - startNanos));
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    throw new UnsupportedOperationException("instants have no zone");
  }
}
