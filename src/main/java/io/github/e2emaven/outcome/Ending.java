package io.github.e2emaven.outcome;

/** How one attempt ended. Everything but the first three is infrastructure, not a failed test. */
public enum Ending {
  /** At least one test ran, none failed. */
  PASSED("passed", Kind.GOOD),
  /** A filter is set and no test of the file matched it. */
  NO_TESTS_MATCHED("no test matched the filter", Kind.GOOD),
  /** At least one test failed or ended with an error. */
  FAILED("tests failed", Kind.TEST),
  /** The server ended or was not ready in time before the first test. */
  SERVER_NOT_STARTED("server did not start", Kind.INFRASTRUCTURE),
  /** The server ended while tests ran. */
  SERVER_DIED("server died", Kind.INFRASTRUCTURE),
  /** Ports or directory of the stack could not be had. */
  STACK_REFUSED("no stack", Kind.INFRASTRUCTURE),
  /** PostgreSQL did not make the stack's database. */
  DATABASE_REFUSED("database refused", Kind.INFRASTRUCTURE),
  /** PostgreSQL ended, was restarted or let nobody in while the stack used its database. */
  DATABASE_LOST("database lost", Kind.INFRASTRUCTURE),
  /** The test JVM ended by itself before its report was complete. */
  TEST_JVM_CRASHED("test JVM crashed", Kind.INFRASTRUCTURE),
  /** The test JVM left no report, or one that cannot be trusted. */
  REPORT_INVALID("report missing or damaged", Kind.INFRASTRUCTURE),
  /** The attempt took longer than {@code timeoutInSeconds}. */
  TIMED_OUT("timed out", Kind.INFRASTRUCTURE),
  /** The run ended first: fail-fast, broken infrastructure elsewhere, or the user. */
  CANCELLED("cancelled", Kind.INFRASTRUCTURE);

  private enum Kind {
    GOOD,
    TEST,
    INFRASTRUCTURE
  }

  private final String words;
  private final Kind kind;

  Ending(String words, Kind kind) {
    this.words = words;
    this.kind = kind;
  }

  /** As a reader of the console knows it. */
  public String words() {
    return words;
  }

  /** Whether the file is green after this attempt. */
  public boolean isGood() {
    return kind == Kind.GOOD;
  }

  /** Whether this says nothing about the tests themselves. */
  public boolean isInfrastructure() {
    return kind == Kind.INFRASTRUCTURE;
  }
}
