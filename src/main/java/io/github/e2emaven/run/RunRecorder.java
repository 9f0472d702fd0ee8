package io.github.e2emaven.run;

import io.github.e2emaven.machine.ProcessorLoad;
import io.github.e2emaven.outcome.FileOutcome;
import io.github.e2emaven.outcome.ProcessLeak;
import io.github.e2emaven.outcome.RunListener;
import io.github.e2emaven.outcome.RunRecord;
import io.github.e2emaven.outcome.StageException;
import io.github.e2emaven.plan.RunPlan;
import io.github.e2emaven.plan.TestFile;
import io.github.e2emaven.process.Cancellation;
import io.github.e2emaven.report.ReportFormat;
import io.github.e2emaven.report.ReportFormats;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The only place where the outcomes of a run are collected. Gives the record of the run to every
 * report format: each result as it comes, the whole at the end. Used on the events' thread only.
 */
final class RunRecorder implements RunListener {

  private final RunPlan plan;
  private final Clock clock;
  private final Consumer<String> notice;
  private final List<ReportFormat> formats;
  private final Map<TestFile, FileOutcome> outcomes = new HashMap<>();
  private final List<ProcessLeak> leaks = new ArrayList<>();
  private Instant start;
  private int workers;
  private @Nullable String serverStart;
  private ProcessorLoad load = ProcessorLoad.start();

  /**
   * For one run.
   *
   * @param clock dates the run
   * @param notice receives the reason why a report cannot be written
   */
  RunRecorder(RunPlan plan, Clock clock, Consumer<String> notice) {
    this.plan = plan;
    this.clock = clock;
    this.notice = notice;
    this.formats = ReportFormats.of(plan);
    this.start = clock.instant();
    this.workers = plan.rules().workers();
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
    load = ProcessorLoad.start();
    var record = record(null);
    formats.forEach(format -> format.runStarted(record));
  }

  @Override
  public void fileEnded(FileOutcome outcome) {
    outcomes.put(outcome.file(), outcome);
    var record = record(null);
    // The verdict finds a missing report; the other files must still run.
    write(format -> format.fileEnded(outcome, record))
        .ifPresent(failure -> notice.accept(failure.text()));
  }

  @Override
  public void serverStart(String line) {
    serverStart = line;
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

  /**
   * Completes every report.
   *
   * @return what they show
   * @throws StageException when one cannot be written; the others are
   */
  RunRecord finish(Cancellation cancellation) {
    var abort =
        cancellation.isCancelled()
            ? new RunRecord.Abort(cancellation.reasonOr(""), !cancellation.isFailFast())
            : null;
    var record = record(abort);
    write(format -> format.runEnded(record))
        .ifPresent(
            failure -> {
              throw failure;
            });
    return record;
  }

  /** A format that fails does not keep the others from writing; the first failure is returned. */
  private Optional<StageException> write(Consumer<ReportFormat> event) {
    var failures = new ArrayList<StageException>();
    for (var format : formats) {
      try {
        event.accept(format);
      } catch (StageException e) {
        failures.add(e);
      }
    }
    return failures.stream().findFirst();
  }

  private RunRecord record(RunRecord.@Nullable Abort abort) {
    return new RunRecord(
        plan.id(),
        start,
        clock.instant(),
        workers,
        new RunRecord.Machine(Runtime.getRuntime().availableProcessors(), load.sinceStart()),
        outcomes(),
        abort,
        List.copyOf(leaks),
        plan.reports(),
        serverStart);
  }
}
