package io.github.e2emaven.junitxml;

import io.github.e2emaven.outcome.TestCase;
import io.github.e2emaven.outcome.TestCase.Status;
import java.util.List;

/**
 * Numbers of tests, as a suite declares them.
 *
 * @param tests all tests
 * @param errors tests with an unexpected exception, or ended by broken infrastructure
 * @param skipped tests that were not run
 * @param failures tests with a failed assertion
 * @param flakes tests that passed after a failure or an error
 */
record SuiteTally(long tests, long errors, long skipped, long failures, long flakes) {

  static final SuiteTally NONE = new SuiteTally(0, 0, 0, 0, 0);

  static SuiteTally of(List<TestCase> tests) {
    return new SuiteTally(
        tests.size(),
        count(tests, Status.ERROR),
        count(tests, Status.SKIPPED),
        count(tests, Status.FAILED),
        count(tests, Status.FLAKY));
  }

  SuiteTally plus(SuiteTally other) {
    return new SuiteTally(
        tests + other.tests,
        errors + other.errors,
        skipped + other.skipped,
        failures + other.failures,
        flakes + other.flakes);
  }

  SuiteTally withFlakes(long number) {
    return new SuiteTally(tests, errors, skipped, failures, number);
  }

  /** With one more test, which has a problem element of this name. */
  SuiteTally plusOne(String element) {
    return plus(
        new SuiteTally(
            1,
            element.equals("error") ? 1 : 0,
            element.equals("skipped") ? 1 : 0,
            element.equals("failure") ? 1 : 0,
            element.startsWith("flaky") ? 1 : 0));
  }

  private static long count(List<TestCase> tests, Status status) {
    return tests.stream().filter(test -> test.status() == status).count();
  }
}
