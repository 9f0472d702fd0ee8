package io.github.e2emaven.report;

import io.github.e2emaven.outcome.AttemptOutcome;
import io.github.e2emaven.outcome.Ending;
import io.github.e2emaven.outcome.FileOutcome;
import io.github.e2emaven.outcome.ReportNames;
import io.github.e2emaven.outcome.ReportResult;
import io.github.e2emaven.outcome.TestCase;
import io.github.e2emaven.outcome.TestCase.Problem;
import io.github.e2emaven.outcome.TestReports;
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
record FinalReport(
    List<Path> sources, List<TestCase> tests, Additions additions, List<LooseCase> own) {

  FinalReport {
    sources = List.copyOf(sources);
    tests = List.copyOf(tests);
    own = List.copyOf(own);
  }

  /** For a file whose turn never came. */
  static FinalReport notRun(FileOutcome outcome, String reason) {
    var problem = new Problem("", "not run: " + reason, "");
    var own = own(outcome, "not run", new Extra("skipped", problem));
    return new FinalReport(List.of(), List.of(), new Additions(outcome, List.of()), List.of(own));
  }

  /** For a file with at least one attempt. */
  static FinalReport of(FileOutcome outcome) throws IOException {
    var last = outcome.last();
    var directory = new AttemptDirectory(last.resources().directory()).reports();
    // the runner has checked the names already, with the user's setting
    var result = TestReports.read(directory, outcome.file(), ReportNames.PHRASES);
    var read = result instanceof ReportResult.Read;
    var tests = result instanceof ReportResult.Read found ? found.tests() : List.<TestCase>of();
    var additions = new Additions(outcome, tests);
    var own = new ArrayList<>(additions.loose());
    own.addAll(broken(outcome, last, result));
    return new FinalReport(read ? TestReports.files(directory) : List.of(), tests, additions, own);
  }

  SuiteTally tally() {
    var tally = SuiteTally.of(tests).withFlakes(additions.flakes());
    for (var one : own) {
      tally = tally.plusOne(one.extra().element());
    }
    return tally;
  }

  private static List<LooseCase> broken(
      FileOutcome outcome, AttemptOutcome last, ReportResult result) {
    if (last.ending().isInfrastructure()) {
      return List.of(own(outcome, last.ending().words(), error(Endings.problem(last))));
    }
    var missing = !(result instanceof ReportResult.Read);
    if (missing && last.ending() != Ending.NO_TESTS_MATCHED) {
      var problem = Endings.problem(last, Ending.REPORT_INVALID, reason(result));
      return List.of(own(outcome, Ending.REPORT_INVALID.words(), error(problem)));
    }
    return List.of();
  }

  private static String reason(ReportResult result) {
    return result instanceof ReportResult.Damaged damaged ? damaged.reason() : "no report";
  }

  private static Extra error(Problem problem) {
    return new Extra("error", problem);
  }

  private static LooseCase own(FileOutcome outcome, String name, Extra extra) {
    return new LooseCase(new CaseKey(outcome.file().className(), name, 1), extra);
  }
}
