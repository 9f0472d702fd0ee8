package io.github.e2emaven.history;

import java.math.BigDecimal;
import java.math.MathContext;

/** Numbers that stay the same from run to run, so that a file under version control does, too. */
final class Rounding {

  private static final MathContext TWO_DIGITS = new MathContext(2);
  private static final double SAME = 0.1;
  private static final double SAME_SECONDS = 0.1;

  private Rounding() {}

  /** Two significant digits. */
  static double of(double value) {
    return BigDecimal.valueOf(value).round(TWO_DIGITS).doubleValue();
  }

  /** The old number if the new one differs by at most a tenth, or 0.1; else their middle. */
  static double towards(double before, double now) {
    return Math.abs(now - before) <= Math.max(SAME_SECONDS, SAME * before)
        ? before
        : of((before + now) / 2);
  }

  /** Rises at once, so that memory is never planned too small; falls as {@link #towards}. */
  static int peak(int before, int now) {
    return (int) (now > before * (1 + SAME) ? of(now) : towards(before, now));
  }
}
