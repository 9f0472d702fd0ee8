package io.github.e2emaven.process;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Waits on a condition, with a deadline far beyond what a slow machine needs. */
public final class Eventually {

  private static final Duration LIMIT = Duration.ofSeconds(60);

  private Eventually() {}

  /** Fails when the condition has not come true in a minute. */
  public static void until(String what, BooleanSupplier condition) {
    until(() -> what, condition);
  }

  /** The same, with a text that is made when the condition has not come true. */
  public static void until(Supplier<String> what, BooleanSupplier condition) {
    var end = System.nanoTime() + LIMIT.toNanos();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() - end > 0) {
        throw new AssertionError("still not: " + what.get());
      }
      LockSupport.parkNanos(Duration.ofMillis(5).toNanos());
    }
  }
}
