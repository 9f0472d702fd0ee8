package io.github.e2emaven.outcome;

/** The result of a test file over all its attempts. */
public enum FileResult {
  /** Green at the first attempt. */
  PASSED("PASS"),
  /** Green after at least one attempt that was not. */
  FLAKY("FLAKY"),
  /** No test matched the filter. */
  NO_TESTS("NO TESTS"),
  /** Tests failed. */
  FAILED("FAIL"),
  /** Infrastructure broke. */
  BROKEN("BROKEN"),
  /** Aborted together with the run. */
  CANCELLED("CANCELLED"),
  /** Never started. */
  NOT_RUN("NOT RUN");

  private final String label;

  FileResult(String label) {
    this.label = label;
  }

  /** As the console shows it. */
  public String label() {
    return label;
  }

  /** Whether the file does not fail the build; a flaky one does not either. */
  public boolean isSuccess() {
    return this == PASSED || this == FLAKY || this == NO_TESTS;
  }
}
