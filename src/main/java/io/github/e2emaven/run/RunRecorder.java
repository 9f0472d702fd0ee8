package io.github.e2emaven.run;

import io.github.e2emaven.junitxml.MergedReport;
import io.github.e2emaven.outcome.Ending;
import io.github.e2emaven.outcome.FileOutcome;
import io.github.e2emaven.outcome.FileResult;
import io.github.e2emaven.outcome.ProcessLeak;
import io.github.e2emaven.outcome.RunRecord;
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
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** What a run writes to disk: each result as it comes, the whole at the end. One writer a time. */
final class RunRecorder {

  private final RunPlan plan;
  private final ReportsDirectory reports;
  private final RunJson json;
  private final Clock clock;
  private final List<ProcessLeak> leaks = new CopyOnWriteArrayList<>();
  private volatile Instant start;
  private volatile int workers;
  private final Map<TestFile, FileOutcome> ended = new ConcurrentHashMap<>();

  RunRecorder(RunPlan plan, Clock clock) {
    this.plan = plan;
    this.reports = new ReportsDirectory(plan);
    this.json = new RunJson(plan);
    this.clock = clock;
    this.start = clock.instant();
    this.workers = plan.rules().workers();
  }

  /**
   * Deletes old reports: from now on every report is of this run.
   *
   * @param slots how many files really run at a time
   */
  void begin(Path testClasses, int slots) {
    workers = slots;
    start = clock.instant();
    reports.clearOld(file -> Files.exists(testClasses.resolve(file.classFile())));
    json.write(record(null), RunJson.State.RUNNING);
    LatestLink.point(plan.directory());
  }

  synchronized void fileEnded(FileOutcome outcome) {
    ended.put(outcome.file(), outcome);
    reports.write(outcome);
    json.write(record(null), RunJson.State.RUNNING);
  }

  void leaked(ProcessLeak leak) {
    leaks.add(leak);
  }

  /** Writes the files that never ran, the merged report and the finished record. */
  synchronized void finish(Cancellation cancellation) {
    var cancelled = cancellation.isCancelled() ? cancellation.reasonOr("") : null;
    var record = record(broken(cancelled));
    record.files().stream()
        .filter(file -> file.result() == FileResult.NOT_RUN)
        .forEach(file -> reports.write(file, cancelled == null ? "the run ended" : cancelled));
    MergedReport.write(record, plan.directory());
    json.write(record, RunJson.State.FINISHED);
  }

  /** A run that failFast ended is not broken: its failed test speaks for itself. */
  private @Nullable String broken(@Nullable String cancelled) {
    boolean failed = ended.values().stream().anyMatch(file -> file.result() == FileResult.FAILED);
    boolean serverFailed =
        ended.values().stream()
            .flatMap(file -> file.attempts().stream())
            .anyMatch(attempt -> attempt.ending() == Ending.SERVER_NOT_STARTED);
    return failed && !serverFailed && plan.rules().failFast() ? null : cancelled;
  }

  private RunRecord record(@Nullable String broken) {
    List<FileOutcome> files =
        plan.files().stream()
            .map(file -> ended.getOrDefault(file, FileOutcome.notRun(file)))
            .toList();
    return new RunRecord(
        plan.id(), start, clock.instant(), workers, files, broken, leaks, plan.reports());
  }
}
