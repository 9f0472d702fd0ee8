package io.github.e2emaven.junitxml;

import io.github.e2emaven.outcome.Ending;
import io.github.e2emaven.outcome.FileOutcome;
import io.github.e2emaven.outcome.ReportNames;
import io.github.e2emaven.outcome.ReportResult;
import io.github.e2emaven.outcome.TestCase;
import io.github.e2emaven.plan.AttemptDirectory;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The content of the final report of one class: the last attempt's own reports, the problems of
 * earlier attempts, and a test case by the plugin where infrastructure broke.
 *
 * @param sources the last attempt's readable reports, in order; may be empty
 * @param tests the tests in them
 * @param earlier the attempts before the last one
 * @param synthetic test cases that no test JVM wrote
 */
record ClassReport(
    List<Path> sources,
    List<TestCase> tests,
    EarlierAttempts earlier,
    List<SyntheticTestCase> synthetic) {

  ClassReport {
    sources = List.copyOf(sources);
    tests = List.copyOf(tests);
    synthetic = List.copyOf(synthetic);
  }

  /** The report of a file that was not run. */
  static ClassReport notRun(FileOutcome outcome, String reason) {
    return new ClassReport(
        List.of(),
        List.of(),
        new EarlierAttempts(outcome, List.of()),
        List.of(SyntheticTestCase.notRun(outcome.file(), reason)));
  }

  /**
   * The report of a file with at least one attempt.
   *
   * @throws IOException when the reports directory of the last attempt is unreadable
   */
  static ClassReport of(FileOutcome outcome) throws IOException {
    var directory = new AttemptDirectory(outcome.last().resources().directory()).reports();
    // the names have been checked at the end of the attempt, with the user's setting
    var result =
        outcome.last().ending() == Ending.FOREIGN_TESTS
            ? new ReportResult.Missing()
            : SurefireReportReader.read(directory, outcome.file(), ReportNames.PHRASES);
    var read = result instanceof ReportResult.Read;
    var tests = result instanceof ReportResult.Read found ? found.tests() : List.<TestCase>of();
    var earlier = new EarlierAttempts(outcome, tests);
    var synthetic = new ArrayList<>(earlier.orphans());
    ending(outcome, result).ifPresent(synthetic::add);
    return new ClassReport(
        read ? SurefireReportReader.files(directory) : List.of(), tests, earlier, synthetic);
  }

  SuiteTally tally() {
    var tally = SuiteTally.of(earlier.judged(tests)).withFlakes(earlier.flakes());
    for (var one : synthetic) {
      tally = tally.plusOne(one.problem().element());
    }
    return tally;
  }

  private static Optional<SyntheticTestCase> ending(FileOutcome outcome, ReportResult result) {
    var last = outcome.last();
    if (last.ending().isInfrastructure()) {
      return Optional.of(SyntheticTestCase.broken(outcome.file(), last));
    }
    return result instanceof ReportResult.Read || last.ending() == Ending.NO_TESTS_MATCHED
        ? Optional.empty()
        : Optional.of(SyntheticTestCase.unreadable(outcome.file(), last, result));
  }
}
