package io.github.e2emaven.report;

import io.github.e2emaven.outcome.AttemptOutcome;
import io.github.e2emaven.outcome.Ending;
import io.github.e2emaven.outcome.FailureMessage;
import io.github.e2emaven.outcome.FileOutcome;
import io.github.e2emaven.outcome.RunRecord;
import io.github.e2emaven.outcome.StackUsage;
import io.github.e2emaven.plan.RunId;
import io.github.e2emaven.plan.TestFile;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The record of a run whose slots did what a test says. */
final class SlotRun {

  private final int workers;
  private final double end;
  private final Map<String, List<AttemptOutcome>> files = new LinkedHashMap<>();
  private double cpuOfEach;
  private double load;
  private RunRecord.Abort abort = new RunRecord.Abort("", false);

  SlotRun(int workers, double end) {
    this.workers = workers;
    this.end = end;
  }

  /** CPU seconds of each further attempt. */
  SlotRun cpu(double seconds) {
    cpuOfEach = seconds;
    return this;
  }

  /** How busy the machine was. */
  SlotRun load(double ofMachine) {
    load = ofMachine;
    return this;
  }

  /** Why it ended before its time. */
  SlotRun aborted(String reason) {
    abort = new RunRecord.Abort(reason, true);
    return this;
  }

  /** A file that never started. */
  SlotRun notRun(String file) {
    files.put(file, List.of());
    return this;
  }

  /**
   * An attempt.
   *
   * @param from seconds since the start of the run, as all times
   * @param phases {@code name from to}, separated by commas
   */
  SlotRun attempt(String file, int slot, double from, double to, String phases) {
    var attempts = files.computeIfAbsent(file, key -> new ArrayList<>());
    var usage = new StackUsage(StackUsage.Share.NONE, new StackUsage.Share(duration(cpuOfEach), 1));
    attempts.add(
        new AttemptOutcome(
            attempts.size() + 1,
            slot,
            at(from),
            at(to),
            Ending.PASSED,
            FailureMessage.NONE,
            List.of(),
            new AttemptOutcome.Resources(Path.of("a"), Map.of(), null, null, usage),
            Stream.of(phases.split(", ", -1)).map(SlotRun::phase).toList()));
    return this;
  }

  RunRecord record() {
    return new RunRecord(
        new RunId("r1"),
        at(0),
        at(end),
        workers,
        new RunRecord.Machine(2, load),
        files.entrySet().stream()
            .map(file -> new FileOutcome(new TestFile(file.getKey()), file.getValue()))
            .toList(),
        abort.reason().isEmpty() ? null : abort,
        List.of(),
        Path.of("reports"),
        null);
  }

  private static AttemptOutcome.Phase phase(String text) {
    var parts = text.split(" ", -1);
    return new AttemptOutcome.Phase(
        parts[0], at(Double.parseDouble(parts[1])), at(Double.parseDouble(parts[2])));
  }

  private static Instant at(double seconds) {
    return Instant.EPOCH.plus(duration(seconds));
  }

  private static Duration duration(double seconds) {
    return Duration.ofMillis(Math.round(seconds * 1000));
  }
}
