package io.github.e2emaven.report;

import io.github.e2emaven.outcome.AttemptOutcome;
import io.github.e2emaven.outcome.FailureMessage;
import io.github.e2emaven.outcome.FileOutcome;
import io.github.e2emaven.outcome.ProcessLeak;
import io.github.e2emaven.outcome.RunRecord;
import io.github.e2emaven.outcome.TestCase;
import io.github.e2emaven.plan.RunId;
import io.github.e2emaven.plan.RunPlan;
import io.github.e2emaven.plan.StartSchedule;
import io.github.e2emaven.plan.TestFile;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Maps the record of a run to its document and back. */
final class RunJsonMapper {

  private final Path directory;

  /** Maps paths relative to this directory. */
  RunJsonMapper(Path directory) {
    this.directory = directory;
  }

  RunDocument of(RunPlan plan, RunRecord run, RunDocument.State state) {
    var rules = plan.rules();
    return new RunDocument(
        RunDocument.SCHEMA,
        run.id().value(),
        state == RunDocument.State.FINISHED,
        run.start(),
        run.end(),
        run.workers(),
        run.machine(),
        new RunDocument.Rules(
            rules.failFast(), rules.retries(), rules.timeout(), rules.keepDatabases().token()),
        run.broken(),
        run.abortReason(),
        RunDocument.relative(directory, run.reports()),
        run.serverStart(),
        run.leaks().stream().map(RunJsonMapper::of).toList(),
        plan.schedule().starts().stream().map(RunJsonMapper::of).toList(),
        run.files().stream().map(this::of).toList(),
        state == RunDocument.State.FINISHED
            ? SlotTimeline.of(run).stream().map(RunJsonMapper::of).toList()
            : List.of());
  }

  RunRecord record(RunDocument document) {
    return new RunRecord(
        new RunId(document.run()),
        document.start(),
        document.end(),
        document.workers(),
        document.machine(),
        document.files().stream().map(this::outcome).toList(),
        abort(document),
        document.leaks().stream().map(RunJsonMapper::leak).toList(),
        resolve(document.reports()),
        document.serverStart());
  }

  private static RunRecord.@Nullable Abort abort(RunDocument document) {
    var aborted = document.aborted();
    return aborted == null ? null : new RunRecord.Abort(aborted, document.broken() != null);
  }

  private static RunDocument.Leak of(ProcessLeak leak) {
    return new RunDocument.Leak(
        leak.file().className(), leak.origin(), leak.pid(), leak.commandLine());
  }

  private static ProcessLeak leak(RunDocument.Leak leak) {
    return new ProcessLeak(
        new TestFile(leak.file()), leak.origin(), leak.pid(), leak.commandLine());
  }

  private static RunDocument.Start of(StartSchedule.Start start) {
    return new RunDocument.Start(start.file().className(), start.expected());
  }

  private static RunDocument.Slot of(SlotTimeline slot) {
    return new RunDocument.Slot(
        slot.number(), slot.intervals().stream().map(RunJsonMapper::of).toList());
  }

  private static RunDocument.Interval of(SlotTimeline.Interval interval) {
    var work = interval.work();
    return new RunDocument.Interval(
        interval.from(),
        interval.to(),
        interval.cause().words(),
        work == null ? null : work.file().className(),
        work == null ? null : work.attempt());
  }

  private RunDocument.File of(FileOutcome file) {
    return new RunDocument.File(
        file.file().className(),
        file.result().name(),
        file.attempts().stream().map(this::of).toList());
  }

  private FileOutcome outcome(RunDocument.File file) {
    return new FileOutcome(
        new TestFile(file.file()), file.attempts().stream().map(this::outcome).toList());
  }

  private RunDocument.Attempt of(AttemptOutcome attempt) {
    var resources = attempt.resources();
    return new RunDocument.Attempt(
        attempt.number(),
        attempt.slot(),
        attempt.start(),
        attempt.end(),
        attempt.ending(),
        attempt.message().text(),
        attempt.message().headline(),
        RunDocument.relative(directory, resources.directory()),
        new TreeMap<>(resources.ports()),
        resources.database(),
        resources.serverPid(),
        resources.usage(),
        attempt.phases(),
        attempt.tests().stream().map(RunJsonMapper::of).toList());
  }

  private AttemptOutcome outcome(RunDocument.Attempt attempt) {
    return new AttemptOutcome(
        attempt.number(),
        attempt.slot(),
        attempt.start(),
        attempt.end(),
        attempt.ending(),
        message(attempt),
        attempt.tests().stream().map(RunJsonMapper::test).toList(),
        new AttemptOutcome.Resources(
            resolve(attempt.directory()),
            attempt.ports(),
            attempt.database(),
            attempt.serverPid(),
            attempt.usage()),
        attempt.phases());
  }

  private static FailureMessage message(RunDocument.Attempt attempt) {
    var detail = attempt.message().substring(attempt.headline().length());
    return new FailureMessage(attempt.headline(), detail.stripLeading());
  }

  private static RunDocument.Test of(TestCase test) {
    return new RunDocument.Test(
        test.className(), test.name(), test.status(), test.duration(), test.problem());
  }

  private static TestCase test(RunDocument.Test test) {
    return new TestCase(
        test.className(), test.name(), test.status(), test.problem(), test.duration());
  }

  private Path resolve(String path) {
    return directory.resolve(path).normalize();
  }
}
