package io.github.e2emaven.report;

/** What a process that was left behind means for the verdict: the parameter {@code failOnLeaks}. */
public enum LeakPolicy {
  /** Shown, and good. */
  SHOW,
  /** Shown, and a failure. */
  FAIL
}
