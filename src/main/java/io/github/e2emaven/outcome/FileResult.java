package io.github.e2emaven.outcome;

/** The result of a test file over all its attempts. */
public enum FileResult {
  /** The first attempt passed. */
  PASSED("PASS"),
  /** Passed after a failed attempt, or with a flaky test. */
  FLAKY("FLAKY"),
  /** No test matched the filter. */
  NO_TESTS("NO TESTS"),
  /** Every test was skipped: disabled, or ended by an assumption. */
  SKIPPED("SKIPPED"),
  /** Tests failed. */
  FAILED("FAIL"),
  /** Infrastructure broke. */
  BROKEN("BROKEN"),
  /** Aborted with the run. */
  CANCELLED("CANCELLED"),
  /** Never started. */
  NOT_RUN("NOT RUN");

  private final String label;

  FileResult(String label) {
    this.label = label;
  }

  /** The label on the console. */
  public String label() {
    return label;
  }

  /** Whether the file lets the build pass; a flaky one does. */
  public boolean isSuccess() {
    return this == PASSED || this == FLAKY || this == NO_TESTS || this == SKIPPED;
  }
}
