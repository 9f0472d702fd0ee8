package io.github.e2emaven.it.trust;

import java.util.Locale;

/** How {@code SubjectE2E} ends; its source is in {@code src/it/trust/endings/<title>}. */
enum Ending {
  PASSED,
  FAILED,
  ERROR,
  DISABLED,
  ABORTED,
  ABORTED_BEFORE_ALL,
  BEFORE_ALL_FAILS,
  AFTER_ALL_FAILS,
  CONSTRUCTOR_FAILS,
  INITIALIZER_FAILS,
  UNDISCOVERABLE,
  MANUAL,
  NO_TEST_INSIDE,
  NESTED,
  NESTED_ALONE,
  PARAMETERIZED,
  DYNAMIC,
  INHERITED,
  FLAKY,
  BAD_CHARACTERS,
  EXIT,
  HALT,
  HALT_AFTER_TESTS,
  KILLED,
  FORK_TIMEOUT("<forkedProcessTimeoutInSeconds>6</forkedProcessTimeoutInSeconds>"),
  JVM_DOES_NOT_START("<argLine>-Xmxxxx</argLine>"),
  UNWRITABLE_REPORT,
  FULL_DISK;

  private final String failsafe;

  Ending() {
    this("<argLine>-Xmx64m -XX:TieredStopAtLevel=1 -XX:+UseSerialGC</argLine>");
  }

  Ending(String failsafe) {
    this.failsafe = failsafe;
  }

  /** As in the table, and the directory of its source. */
  String title() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Whether it has a nested class. */
  boolean isNested() {
    return this == NESTED || this == NESTED_ALONE;
  }

  /** What it needs in the configuration of Failsafe. */
  String failsafe() {
    return failsafe;
  }
}
