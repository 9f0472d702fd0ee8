package io.github.e2emaven.failsafe;

import io.github.e2emaven.execution.TestJvmResult;
import io.github.e2emaven.execution.TestJvmResult.Kind;
import io.github.e2emaven.outcome.FailureMessage;
import io.github.e2emaven.outcome.ReportNames;
import io.github.e2emaven.plan.AttemptDirectory;
import java.io.IOException;
import java.util.List;

/**
 * Tells from what Failsafe left how a test JVM ended. "Nothing matched" is the only green ending
 * without a test, so it is never concluded from what is missing.
 *
 * @param filtered whether tags, engines or method patterns may leave a test file without tests
 * @param names how reports name their class
 * @param proof what the test JVM was asked to prove
 */
record TestJvmExit(boolean filtered, ReportNames names, TestCountProof proof) {

  /** What Failsafe throws before it forks, when its own search finds no class. */
  private static final List<String> NO_CLASS =
      List.of("No tests were executed", "No tests matching pattern", "No tests to run");

  private static final FailureMessage TIMEOUT =
      FailureMessage.of(
          "Failsafe killed the test JVM after its own <forkedProcessTimeoutInSeconds>"
              + " (failsafe.timeout): raise or remove it; <timeoutInSeconds> of e2e-maven-plugin"
              + " limits each attempt");

  /**
   * How the test JVM ended, before its reports are read.
   *
   * @param thrown message of the exception that Failsafe threw; empty for none
   */
  TestJvmResult result(AttemptDirectory directory, String thrown) {
    if (NO_CLASS.stream().anyMatch(thrown::startsWith)) {
      return noTests();
    }
    return FailsafeSummary.read(FailsafeSummary.file(directory))
        .map(summary -> result(summary, thrown, directory))
        // since 3.5 Failsafe writes no summary when it counted no test
        .orElseGet(() -> thrown.isBlank() ? uncounted(directory) : crashed(thrown));
  }

  private TestJvmResult result(FailsafeSummary summary, String thrown, AttemptDirectory directory) {
    if (summary.timedOut()) {
      return new TestJvmResult(Kind.TIMED_OUT, TIMEOUT, names);
    }
    var problem = summary.failureMessage().isBlank() ? thrown : summary.failureMessage();
    if (!problem.isBlank()) {
      return crashed(problem);
    }
    if (summary.isEmpty()) {
      return uncounted(directory);
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
      return filtered && !proof.holds(directory) ? unreported(proof.missing()) : noTests();
    } catch (IOException e) {
      return unreported(
          FailureMessage.quoting("Cannot read %s: %s".formatted(directory.path(), e)));
    }
  }

  private TestJvmResult noTests() {
    return result(filtered ? Kind.NOTHING_MATCHED : Kind.NO_TESTS);
  }

  private TestJvmResult unreported(FailureMessage message) {
    return new TestJvmResult(Kind.UNREPORTED, message, names);
  }

  private TestJvmResult crashed(String reported) {
    return new TestJvmResult(Kind.CRASHED, CrashMessage.of(reported), names);
  }

  private TestJvmResult result(Kind kind) {
    return new TestJvmResult(kind, FailureMessage.NONE, names);
  }
}
