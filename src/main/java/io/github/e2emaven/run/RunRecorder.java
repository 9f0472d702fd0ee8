package io.github.e2emaven.run;

import io.github.e2emaven.outcome.Ending;
import io.github.e2emaven.outcome.FileOutcome;
import io.github.e2emaven.outcome.FileResult;
import io.github.e2emaven.outcome.ProcessLeak;
import io.github.e2emaven.outcome.RunRecord;
import io.github.e2emaven.outcome.StageException;
import io.github.e2emaven.plan.RunPlan;
import io.github.e2emaven.plan.TestFile;
import io.github.e2emaven.process.Cancellation;
import io.github.e2emaven.report.ReportFormat;
import io.github.e2emaven.report.ReportFormats;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What a run writes to disk: each result as it comes, the whole at the end. One writer a time. */
final class RunRecorder {

  private final RunPlan plan;
  private List<ReportFormat> formats = List.of();
  private final Clock clock;
  private final List<ProcessLeak> leaks = new CopyOnWriteArrayList<>();
  private volatile Instant start;
  private volatile int workers;
  private final Map<TestFile, FileOutcome> ended = new ConcurrentHashMap<>();

  RunRecorder(RunPlan plan, Clock clock) {
    this.plan = plan;
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
    formats = ReportFormats.of(plan, file -> Files.exists(testClasses.resolve(file.classFile())));
    var record = record(null);
    formats.forEach(format -> format.runStarted(record));
  }

  synchronized void fileEnded(FileOutcome outcome) {
    ended.put(outcome.file(), outcome);
    var record = record(null);
    each(format -> format.fileEnded(outcome, record));
  }

  void leaked(ProcessLeak leak) {
    leaks.add(leak);
  }

  /** Writes the files that never ran, the merged report and the finished record. */
  synchronized void finish(Cancellation cancellation) {
    var cancelled = cancellation.isCancelled() ? cancellation.reasonOr("") : null;
    var record = record(broken(cancelled));
    each(format -> format.runEnded(record));
  }

  /** A format that fails does not keep the others from writing. */
  private void each(Consumer<ReportFormat> event) {
    StageException failure = null;
    for (var format : formats) {
      try {
        event.accept(format);
      } catch (StageException e) {
        failure = failure == null ? e : failure;
      }
    }
    if (failure != null) {
      throw failure;
    }
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
