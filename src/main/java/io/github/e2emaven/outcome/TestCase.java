package io.github.e2emaven.outcome;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * One {@code <testcase>} of a report.
 *
 * @param className as the report names it
 * @param name as the report names it
 * @param status how it ended
 * @param problem what went wrong, null unless failed, in error or flaky
 * @param duration as the report says
 */
public record TestCase(
    String className, String name, Status status, @Nullable Problem problem, Duration duration) {

  /** How a test ended. */
  public enum Status {
    /** The test passed. */
    PASSED,
    /** The test passed when Surefire itself reran it; makes its file flaky. */
    FLAKY,
    /** An assertion of the test failed. */
    FAILED,
    /** The test threw another exception. */
    ERROR,
    /** The test was skipped. */
    SKIPPED
  }

  /**
   * The {@code <failure>}, {@code <error>} or {@code <flaky…>} of a test.
   *
   * @param type exception class
   * @param message its message, may be empty
   * @param detail stack trace, may be empty
   */
  public record Problem(String type, String message, String detail) {}

  /** Whether both are runs of one test, as far as names tell. */
  boolean hasNameOf(TestCase other) {
    return className.equals(other.className) && name.equals(other.name);
  }

  /** The same with another result. */
  public TestCase with(Status otherStatus, @Nullable Problem otherProblem) {
    return new TestCase(className, name, otherStatus, otherProblem, duration);
  }

  /** Whether this test fails its file. */
  public boolean isFailure() {
    return status == Status.FAILED || status == Status.ERROR;
  }
}
