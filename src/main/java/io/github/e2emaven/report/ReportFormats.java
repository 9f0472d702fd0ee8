package io.github.e2emaven.report;

import io.github.e2emaven.junitxml.MergedReport;
import io.github.e2emaven.outcome.RunRecord;
import io.github.e2emaven.plan.RunDirectory;
import io.github.e2emaven.plan.RunPlan;
import java.util.List;

/** The reports of a run. To add a format, write a {@link ReportFormat} and list it here. */
public final class ReportFormats {

  private ReportFormats() {}

  /** All formats, in the order in which they are to be called. */
  public static List<ReportFormat> of(RunPlan plan) {
    return List.of(
        new ReportsDirectory(plan),
        // made from the final reports of the classes
        new Merged(plan.directory()),
        // last: its mark "finished" says that everything else has been written
        new RunJson(plan));
  }

  private record Merged(RunDirectory directory) implements ReportFormat {

    @Override
    public void runEnded(RunRecord run) {
      MergedReport.write(run, directory);
    }
  }
}
