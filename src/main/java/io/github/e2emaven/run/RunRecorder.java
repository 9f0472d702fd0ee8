package io.github.e2emaven.run;

import io.github.e2emaven.junitxml.MergedReport;
import io.github.e2emaven.outcome.FileOutcome;
import io.github.e2emaven.outcome.FileResult;
import io.github.e2emaven.outcome.ProcessLeak;
import io.github.e2emaven.outcome.RunAbort;
import io.github.e2emaven.outcome.RunListener;
import io.github.e2emaven.outcome.RunRecord;
import io.github.e2emaven.outcome.StageException;
import io.github.e2emaven.plan.RunPlan;
import io.github.e2emaven.plan.TestFile;
import io.github.e2emaven.process.Cancellation;
import io.github.e2emaven.report.LatestLink;
import io.github.e2emaven.report.ReportsDirectory;
import io.github.e2emaven.report.RunJson;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The only place where the outcomes of a run are collected. Gives the record of the run to every
 * report format: each result as it comes, the whole at the end. Used on the events' thread only.
 */
final class RunRecorder implements RunListener {

  private final RunPlan plan;
  private final Path testClasses;
  private final Clock clock;
  private final Consumer<String> notice;
  private final ReportsDirectory reports;
  private final RunJson json;
  private final Map<TestFile, FileOutcome> outcomes = new HashMap<>();
  private final List<ProcessLeak> leaks = new ArrayList<>();
  private Instant start;
  private int workers;

  /**
   * For one run.
   *
   * @param clock dates the run
   * @param notice receives the reason why a report could not be written
   */
  RunRecorder(RunPlan planned, Clock clock, Consumer<String> notice) {
    this.plan = planned;
    this.testClasses = planned.paths().testClasses();
    this.workers = plan.rules().workers();
    this.clock = clock;
    this.notice = notice;
    this.reports = new ReportsDirectory(plan);
    this.json = new RunJson(plan);
    this.start = clock.instant();
  }

  /**
   * Deletes old reports: from now on every report is of this run.
   *
   * @param fittedWorkers how many test files run at a time
   * @throws StageException when an old report cannot be deleted
   */
  void begin(int fittedWorkers) {
    workers = fittedWorkers;
    start = clock.instant();
    reports.clearOld(file -> Files.exists(testClasses.resolve(file.classFile())));
    json.write(record(null), RunJson.State.RUNNING);
    LatestLink.point(plan.directory());
  }

  @Override
  public void fileEnded(FileOutcome outcome) {
    outcomes.put(outcome.file(), outcome);
    try {
      reports.write(outcome);
      json.write(record(null), RunJson.State.RUNNING);
    } catch (StageException e) {
      // The verdict finds the report missing; the other files must still run.
      notice.accept(e.text());
    }
  }

  @Override
  public void leaked(ProcessLeak leak) {
    leaks.add(leak);
  }

  /** The outcome of every planned file, in the plan's order. */
  List<FileOutcome> outcomes() {
    return plan.files().stream()
        .map(file -> outcomes.getOrDefault(file, FileOutcome.notRun(file)))
        .toList();
  }

  /** Writes the files that never ran, the merged report and the finished record. */
  void finish(Cancellation cancellation) {
    var record = record(abort(cancellation));
    var reason = record.abortReason();
    record.files().stream()
        .filter(file -> file.result() == FileResult.NOT_RUN)
        .forEach(file -> reports.write(file, reason == null ? "the run ended" : reason));
    MergedReport.write(record, plan.directory());
    json.write(record, RunJson.State.FINISHED);
  }

  private static @Nullable RunAbort abort(Cancellation cancellation) {
    return cancellation.isCancelled()
        ? new RunAbort(cancellation.reasonOr(""), !cancellation.isFailFast())
        : null;
  }

  private RunRecord record(@Nullable RunAbort abort) {
    return new RunRecord(
        plan.id(),
        start,
        clock.instant(),
        workers,
        outcomes(),
        abort,
        List.copyOf(leaks),
        plan.reports());
  }
}
