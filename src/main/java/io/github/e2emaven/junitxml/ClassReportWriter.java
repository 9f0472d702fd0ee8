package io.github.e2emaven.junitxml;

import io.github.e2emaven.outcome.AttemptOutcome;
import io.github.e2emaven.outcome.Ending;
import io.github.e2emaven.outcome.FailureMessage;
import io.github.e2emaven.outcome.FileOutcome;
import io.github.e2emaven.outcome.ReportNames;
import io.github.e2emaven.outcome.ReportResult;
import io.github.e2emaven.outcome.TestCase;
import io.github.e2emaven.outcome.TestCase.Problem;
import io.github.e2emaven.plan.AttemptDirectory;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The content of one final report: what the last attempt's own reports hold, what earlier attempts
 * add, and a test case of our own where infrastructure broke.
 *
 * @param sources the last attempt's readable reports, in order; may be empty
 * @param tests what they hold
 * @param additions of earlier attempts
 * @param own test cases that no test JVM wrote
 */
public record ClassReportWriter(
    List<Path> sources,
    List<TestCase> tests,
    RerunElements additions,
    List<SyntheticTestCase> own) {

  public ClassReportWriter {
    sources = List.copyOf(sources);
    tests = List.copyOf(tests);
    own = List.copyOf(own);
  }

  /** For a file whose turn never came. */
  public static ClassReportWriter notRun(FileOutcome outcome, String reason) {
    var problem = new Problem("", "not run: " + reason, "");
    var own = own(outcome, "not run", new RerunElement("skipped", problem));
    return new ClassReportWriter(
        List.of(), List.of(), new RerunElements(outcome, List.of()), List.of(own));
  }

  /** For a file with at least one attempt. */
  public static ClassReportWriter of(FileOutcome outcome) throws IOException {
    var last = outcome.last();
    var directory = new AttemptDirectory(last.resources().directory()).reports();
    // the runner has checked the names already, with the user's setting
    var result = SurefireReportReader.read(directory, outcome.file(), ReportNames.PHRASES);
    var read = result instanceof ReportResult.Read;
    var tests = result instanceof ReportResult.Read found ? found.tests() : List.<TestCase>of();
    var additions = new RerunElements(outcome, tests);
    var own = new ArrayList<>(additions.loose());
    own.addAll(broken(outcome, last, result));
    return new ClassReportWriter(
        read ? SurefireReportReader.files(directory) : List.of(), tests, additions, own);
  }

  SuiteTally tally() {
    var tally = SuiteTally.of(tests).withFlakes(additions.flakes());
    for (var one : own) {
      tally = tally.plusOne(one.extra().element());
    }
    return tally;
  }

  private static List<SyntheticTestCase> broken(
      FileOutcome outcome, AttemptOutcome last, ReportResult result) {
    if (last.ending().isInfrastructure()) {
      return List.of(own(outcome, last.ending().words(), error(EndingProblem.of(last))));
    }
    var missing = !(result instanceof ReportResult.Read);
    if (missing && last.ending() != Ending.NO_TESTS_MATCHED) {
      var problem =
          EndingProblem.of(last, Ending.REPORT_INVALID, FailureMessage.quoting(reason(result)));
      return List.of(own(outcome, Ending.REPORT_INVALID.words(), error(problem)));
    }
    return List.of();
  }

  private static String reason(ReportResult result) {
    return result instanceof ReportResult.Damaged damaged ? damaged.reason() : "no report";
  }

  private static RerunElement error(Problem problem) {
    return new RerunElement("error", problem);
  }

  private static SyntheticTestCase own(FileOutcome outcome, String name, RerunElement extra) {
    return new SyntheticTestCase(new CaseKey(outcome.file().className(), name, 1), extra);
  }
}
