package io.github.e2emaven.failsafe;

import io.github.e2emaven.execution.TestJvmResult;
import io.github.e2emaven.execution.TestJvmResult.Kind;
import io.github.e2emaven.files.LogTail;
import io.github.e2emaven.junitxml.SurefireReportReader;
import io.github.e2emaven.outcome.FailureMessage;
import io.github.e2emaven.outcome.ProcessLimit;
import io.github.e2emaven.outcome.ReportNames;
import io.github.e2emaven.plan.AttemptDirectory;
import io.github.e2emaven.plan.StackAddress;
import java.io.IOException;
import java.util.List;
import java.util.Set;

/**
 * Tells from what Failsafe left how a test JVM ended. "Nothing matched" is the only green ending
 * without a test, so it is never concluded from what is missing.
 *
 * @param filtered whether tags, engines or method patterns may leave a test file without tests
 * @param names how reports name their class
 * @param proof what the test JVM was asked to prove
 * @param ancestors classes that the test file inherits tests from
 * @param trial tells why a test JVM did not start
 */
record TestJvmExit(
    boolean filtered,
    ReportNames names,
    TestCountProof proof,
    Set<String> ancestors,
    StartTrial trial) {

  private static final int LOG_LINES = 50;

  /** What Failsafe throws before it forks, when its own search finds no class. */
  private static final List<String> NO_CLASS =
      List.of("No tests were executed", "No tests matching pattern", "No tests to run");

  private static final FailureMessage TIMEOUT =
      FailureMessage.of(
          "Failsafe killed the test JVM after its own <forkedProcessTimeoutInSeconds>"
              + " (failsafe.timeout): raise or remove it; <timeoutInSeconds> of e2e-maven-plugin"
              + " limits each attempt");

  TestJvmExit {
    ancestors = Set.copyOf(ancestors);
  }

  /**
   * How the test JVM ended, before its reports are read.
   *
   * @param thrown message of the exception that Failsafe threw; empty for none
   */
  TestJvmResult result(StackAddress stack, String thrown) {
    if (NO_CLASS.stream().anyMatch(thrown::startsWith)) {
      return noTests();
    }
    return FailsafeSummary.read(FailsafeSummary.file(stack.directory()))
        .map(summary -> result(summary, thrown, stack))
        // since 3.5 Failsafe writes no summary when it counted no test
        .orElseGet(() -> thrown.isBlank() ? uncounted(stack.directory()) : crashed(thrown, stack));
  }

  private TestJvmResult result(FailsafeSummary summary, String thrown, StackAddress stack) {
    if (summary.timedOut()) {
      return told(Kind.TIMED_OUT, TIMEOUT);
    }
    var problem = summary.failureMessage().isBlank() ? thrown : summary.failureMessage();
    if (!problem.isBlank()) {
      return crashed(problem, stack);
    }
    if (summary.isEmpty()) {
      return uncounted(stack.directory());
    }
    return result(summary.isSuccess() ? Kind.PASSED : Kind.FAILED);
  }

  /**
   * Failsafe counts a test when its report is written: none counted does not mean that none ran.
   */
  private TestJvmResult uncounted(AttemptDirectory directory) {
    try {
      var traces = RunTraces.in(directory.reports());
      if (!traces.isEmpty()) {
        return unreported(traces.message(directory.reports()));
      }
      if (filtered && !proof.holds(directory)) {
        return unreported(proof.missing());
      }
      // JUnit leaves a report of a class that it began, and none of one that it did not select
      boolean begun =
          proof.expected() && !SurefireReportReader.files(directory.reports()).isEmpty();
      return begun ? result(Kind.NO_TESTS) : noTests();
    } catch (IOException e) {
      return unreported(
          FailureMessage.quoting("Cannot read %s: %s".formatted(directory.path(), e)));
    }
  }

  private TestJvmResult noTests() {
    return result(filtered ? Kind.NOTHING_MATCHED : Kind.NO_TESTS);
  }

  private TestJvmResult unreported(FailureMessage message) {
    return told(Kind.UNREPORTED, message);
  }

  private TestJvmResult crashed(String reported, StackAddress stack) {
    var message = trial.explain(reported, stack).orElseGet(() -> CrashMessage.of(reported));
    var log = LogTail.quote(stack.directory().testLog(), LOG_LINES);
    return told(Kind.CRASHED, ProcessLimit.explain(message, reported + log));
  }

  private TestJvmResult result(Kind kind) {
    return told(kind, FailureMessage.NONE);
  }

  private TestJvmResult told(Kind kind, FailureMessage message) {
    return new TestJvmResult(kind, message, names, ancestors);
  }
}
