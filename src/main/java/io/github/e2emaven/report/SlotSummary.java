package io.github.e2emaven.report;

import static java.util.stream.Collectors.joining;

import io.github.e2emaven.outcome.FileOutcome;
import io.github.e2emaven.outcome.RunRecord;
import io.github.e2emaven.report.SlotTimeline.Cause;
import io.github.e2emaven.report.SlotTimeline.SlotAttempt;
import io.github.e2emaven.schedule.SlotSimulation;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** What the slots of a run did, and what another number of them would have done. */
final class SlotSummary {

  /** Above this load, what another slot runs makes the others slower. */
  private static final double BUSY = 0.8;

  private static final Duration NOTICEABLE = Duration.ofMillis(500);

  private final RunRecord run;
  private final List<SlotAttempt> attempts;

  SlotSummary(RunRecord run) {
    this.run = run;
    this.attempts = SlotTimeline.attempts(run).toList();
  }

  /** Its lines; none when no test file was started. */
  List<String> lines() {
    var lines = new ArrayList<String>();
    if (!attempts.isEmpty() && !run.duration().isZero()) {
      lines.add(shares());
      lines.add(criticalPath());
      if (isComplete()) {
        lines.add(otherSlots());
      }
    }
    return lines;
  }

  private String shares() {
    Map<Cause, Duration> sums = new EnumMap<>(Cause.class);
    SlotTimeline.of(run)
        .forEach(
            slot ->
                slot.intervals()
                    .forEach(it -> sums.merge(it.cause(), it.duration(), Duration::plus)));
    var tests = percent(sums.getOrDefault(Cause.TEST, Duration.ZERO));
    var others =
        sums.entrySet().stream()
            .filter(it -> it.getKey() != Cause.TEST && percent(it.getValue()) > 0)
            .sorted(Map.Entry.<Cause, Duration>comparingByValue().reversed())
            .map(it -> "%s %d %%".formatted(it.getKey().words(), percent(it.getValue())))
            .collect(joining(", "));
    return "Slots busy with tests %d %%".formatted(tests) + (others.isEmpty() ? "" : "; " + others);
  }

  private long percent(Duration part) {
    return Math.round(100.0 * part.toNanos() / run.duration().toNanos() / run.workers());
  }

  /** Slots take one file after the other: the run is as long as the slot that ends last. */
  private String criticalPath() {
    var last = attempts.stream().max(Comparator.comparing(it -> it.outcome().end())).orElseThrow();
    var slot = last.outcome().slot();
    return "Critical path: slot %d, ".formatted(slot)
        + attempts.stream()
            .filter(it -> it.outcome().slot() == slot)
            .map(SlotSummary::step)
            .collect(joining(", "));
  }

  private static String step(SlotAttempt attempt) {
    return attempt.file().file().simpleName() + " " + DurationText.of(attempt.outcome().duration());
  }

  /** Otherwise the durations are not those of the whole suite. */
  private boolean isComplete() {
    return run.abortReason() == null
        && run.files().stream().noneMatch(file -> file.attempts().isEmpty());
  }

  /** Either the slots are the limit, or the processors are. */
  private String otherSlots() {
    int slots = run.workers();
    return load() * (slots + 1) / slots > BUSY
        ? "Processors (%d) busy %.0f %%: another slot would share them"
            .formatted(run.machine().processors(), 100 * load())
        : "Estimate: " + estimates(slots);
  }

  /** In a container with a quota, its own processors are busy before the machine's are. */
  private double load() {
    var own =
        attempts.stream()
            .map(it -> it.outcome().resources().usage().cpu())
            .reduce(Duration.ZERO, Duration::plus);
    return Math.max(
        run.machine().load(),
        1.0 * own.toNanos() / run.duration().toNanos() / run.machine().processors());
  }

  private String estimates(int slots) {
    var simulation =
        new SlotSimulation(
            run.files().stream()
                .sorted(Comparator.comparing(file -> file.attempts().get(0).start()))
                .map(FileOutcome::duration)
                .toList());
    return IntStream.of(slots + 1, slots - 1)
        .filter(other -> other > 0)
        .mapToObj(other -> estimate(simulation.span(other).minus(simulation.span(slots)), other))
        .collect(joining(", "));
  }

  private static String estimate(Duration difference, int slots) {
    return "%s with %d slot%s".formatted(change(difference), slots, slots == 1 ? "" : "s");
  }

  private static String change(Duration difference) {
    if (difference.abs().compareTo(NOTICEABLE) < 0) {
      return "no change";
    }
    return DurationText.of(difference.abs()) + (difference.isNegative() ? " faster" : " slower");
  }
}
