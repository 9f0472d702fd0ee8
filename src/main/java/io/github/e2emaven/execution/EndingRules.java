package io.github.e2emaven.execution;

import io.github.e2emaven.junitxml.SurefireReportReader;
import io.github.e2emaven.outcome.Ending;
import io.github.e2emaven.outcome.FailureMessage;
import io.github.e2emaven.outcome.ReportResult;
import io.github.e2emaven.outcome.TestCase;
import io.github.e2emaven.plan.StackAddress;
import java.util.List;
import java.util.Optional;

/**
 * Gives an attempt its ending: exit state AND a fresh, well-formed report AND the expected class in
 * it. Whatever is missing is never a pass.
 */
final class EndingRules {

  private final StackAddress stack;
  private final ReportResult report;

  private EndingRules(StackAddress stack, ReportResult report) {
    this.stack = stack;
    this.report = report;
  }

  static AttemptEnding judge(
      StackAddress stack, TestJvmResult exit, Optional<AttemptInterruption> interruption) {
    var report = SurefireReportReader.read(stack.directory().reports(), stack.file(), exit.names());
    var judge = new EndingRules(stack, report);
    return interruption
        .map(cause -> judge.ended(cause.ending(), cause.message()))
        .orElseGet(() -> judge.of(exit));
  }

  private AttemptEnding of(TestJvmResult exit) {
    return switch (exit.kind()) {
      case CRASHED -> ended(Ending.TEST_JVM_CRASHED, exit.message());
      // Surefire sometimes counts none although its report, complete and in order, has them.
      case NOTHING_MATCHED ->
          isEmpty() ? ended(Ending.NO_TESTS_MATCHED, FailureMessage.NONE) : ofReport(exit.kind());
      case NO_TESTS -> isEmpty() ? noTests() : ofReport(exit.kind());
      case PASSED, FAILED -> ofReport(exit.kind());
    };
  }

  /** Nothing ran and nothing pretends so: a damaged report is not empty. */
  private boolean isEmpty() {
    return !(report instanceof ReportResult.Damaged) && tests().isEmpty();
  }

  private AttemptEnding noTests() {
    return invalid(
        DiskSpaceHint.hint(stack.directory().reports()).isEmpty()
            ? "no test: the class has none that the test engines on its class path can run; exclude"
                + " it with <excludes>"
            : "no test");
  }

  private AttemptEnding ofReport(TestJvmResult.Kind kind) {
    if (report instanceof ReportResult.Missing) {
      return invalid("nothing: there is no report");
    }
    if (report instanceof ReportResult.Damaged damaged) {
      return invalid("damage: " + damaged.reason());
    }
    if (tests().isEmpty()) {
      return invalid("no test");
    }
    if (tests().stream().anyMatch(TestCase::isFailure)) {
      return ended(Ending.FAILED, FailureMessage.NONE);
    }
    return kind == TestJvmResult.Kind.FAILED
        ? invalid("no failure, but the test JVM counted some")
        : ended(Ending.PASSED, FailureMessage.NONE);
  }

  private AttemptEnding invalid(String what) {
    return ended(
        Ending.REPORT_INVALID,
        FailureMessage.quoting(
            "the report in %s shows %s%s"
                .formatted(
                    stack.directory().reports(),
                    what,
                    DiskSpaceHint.hint(stack.directory().reports()))));
  }

  private AttemptEnding ended(Ending ending, FailureMessage message) {
    return new AttemptEnding(ending, message, tests());
  }

  private List<TestCase> tests() {
    return report instanceof ReportResult.Read read ? read.tests() : List.of();
  }
}
