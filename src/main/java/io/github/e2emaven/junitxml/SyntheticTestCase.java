package io.github.e2emaven.junitxml;

import io.github.e2emaven.outcome.AttemptOutcome;
import io.github.e2emaven.outcome.Ending;
import io.github.e2emaven.outcome.FailureMessage;
import io.github.e2emaven.outcome.ReportResult;
import io.github.e2emaven.outcome.TestCase.Problem;
import io.github.e2emaven.plan.TestFile;
import java.io.IOException;

/**
 * A test case that the last attempt's report does not contain: the plugin writes it so that no
 * result is hidden.
 *
 * @param className name of the test class
 * @param name name of the test
 * @param problem what went wrong
 */
record SyntheticTestCase(String className, String name, ProblemElement problem) {

  /** The skipped test case of a file that was not run. */
  static SyntheticTestCase notRun(TestFile file, String reason) {
    var problem = new Problem("", "not run: " + reason, "");
    return new SyntheticTestCase(
        file.className(), "not run", new ProblemElement("skipped", problem));
  }

  /** The error of an attempt that broken infrastructure ended. */
  static SyntheticTestCase broken(TestFile file, AttemptOutcome attempt) {
    return error(file, attempt.ending(), problem(attempt));
  }

  /** The error of an attempt whose report became unreadable after the attempt had ended. */
  static SyntheticTestCase unreadable(TestFile file, AttemptOutcome attempt, ReportResult result) {
    var message = FailureMessage.quoting(reason(result));
    return error(file, Ending.REPORT_INVALID, problem(attempt, Ending.REPORT_INVALID, message));
  }

  /** The error of a file whose final report is unreadable. */
  static SyntheticTestCase unreadable(TestFile file, ReportResult result) {
    var ending = Ending.REPORT_INVALID;
    var reason = reason(result);
    return error(file, ending, new Problem(ending.name(), words(ending, reason), reason));
  }

  /** An ending as the problem of a test case, of type {@code TEST_JVM_CRASHED} and the like. */
  static Problem problem(AttemptOutcome attempt) {
    return problem(attempt, attempt.ending(), attempt.message());
  }

  void writeTo(XmlWriter out) throws IOException {
    out.line()
        .start("testcase")
        .attribute("name", name)
        .attribute("classname", className)
        .attribute("time", "0.0");
    problem.writeTo(out);
    out.line().end();
  }

  private static SyntheticTestCase error(TestFile file, Ending ending, Problem problem) {
    return new SyntheticTestCase(
        file.className(), ending.words(), new ProblemElement("error", problem));
  }

  private static Problem problem(AttemptOutcome attempt, Ending ending, FailureMessage message) {
    var text =
        "attempt %d: %s\nlog: %s"
            .formatted(attempt.number(), words(ending, message.text()), attempt.log());
    return new Problem(ending.name(), words(ending, message.headline()), text);
  }

  private static String words(Ending ending, String cause) {
    return cause.isBlank() ? ending.words() : ending.words() + ": " + cause.strip();
  }

  private static String reason(ReportResult result) {
    return result instanceof ReportResult.Damaged damaged ? damaged.reason() : "no report";
  }
}
