package io.github.e2emaven.report;

import io.github.e2emaven.junitxml.BriefReport;
import io.github.e2emaven.junitxml.ReportFile;
import io.github.e2emaven.junitxml.SuiteXmlWriter;
import io.github.e2emaven.junitxml.SurefireReportReader;
import io.github.e2emaven.outcome.FileOutcome;
import io.github.e2emaven.outcome.FileResult;
import io.github.e2emaven.outcome.RunRecord;
import io.github.e2emaven.plan.RunPlan;

/**
 * The final {@code TEST-<class>.xml} of each test file, where Jenkins and surefire-report look for
 * it: each test exactly once in the whole directory.
 */
final class ReportsDirectory implements ReportFormat {

  private static final String NO_REASON = "the run ended before its turn";

  private final RunPlan plan;

  ReportsDirectory(RunPlan plan) {
    this.plan = plan;
  }

  /**
   * Deletes old reports of the planned files. Those of other plugins and executions stay.
   *
   * @throws io.github.e2emaven.outcome.StageException when one cannot be deleted: it could be
   *     mistaken for a new one
   */
  @Override
  public void runStarted(RunRecord run) {
    new EarlierReports(plan.directory().path(), plan.reports()).delete(plan.files());
  }

  @Override
  public void fileEnded(FileOutcome file, RunRecord soFar) {
    write(file, NO_REASON);
    BriefReport.shorten(file);
  }

  @Override
  public void runEnded(RunRecord run) {
    var reason = abortReason(run);
    run.files().stream()
        .filter(file -> file.result() == FileResult.NOT_RUN)
        .forEach(file -> write(file, reason));
  }

  private static String abortReason(RunRecord run) {
    var reason = run.abortReason();
    return reason == null ? NO_REASON : reason;
  }

  private void write(FileOutcome file, String notRun) {
    ReportFile.write(
        SurefireReportReader.path(plan.reports(), file.file()),
        stream -> SuiteXmlWriter.of(plan.id(), file, notRun).writeTo(stream));
  }
}
