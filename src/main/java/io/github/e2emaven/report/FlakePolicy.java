package io.github.e2emaven.report;

/** What a flaky file means for the verdict: the parameter {@code failOnFlakes}. */
public enum FlakePolicy {
  /** Shown, and good. */
  SHOW,
  /** Shown, and a failure. */
  FAIL
}
