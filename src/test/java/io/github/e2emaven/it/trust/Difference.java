package io.github.e2emaven.it.trust;

import java.util.Locale;

/** Something in which the plugin is not as Failsafe. */
record Difference(Kind kind, String text) {

  /** What differs. */
  enum Kind {
    /** Green where plain Failsafe is red, or where no test was executed. */
    WEAKER_VERDICT,
    /** Red where plain Failsafe executes tests and is green. */
    STRICTER_VERDICT,
    /** A test that is missing, reported twice, or has another result. */
    OTHER_REPORT,
    /** A test that began more or less often. */
    OTHER_EXECUTION
  }

  @Override
  public String toString() {
    return kind.name().toLowerCase(Locale.ROOT).replace('_', ' ') + ": " + text;
  }
}
