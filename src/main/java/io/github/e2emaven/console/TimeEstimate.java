package io.github.e2emaven.console;

import io.github.e2emaven.plan.StartSchedule;
import io.github.e2emaven.plan.TestFile;
import io.github.e2emaven.schedule.SlotSimulation;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Estimates when a run ends, by what earlier runs took. Those durations are of tests alone; boots
 * and the state of the machine show in the files of this run that have ended.
 */
final class TimeEstimate {

  private final Map<TestFile, Duration> queued = new LinkedHashMap<>();
  private final Map<TestFile, Duration> usual;
  private Duration took = Duration.ZERO;
  private Duration expected = Duration.ZERO;

  TimeEstimate(StartSchedule schedule) {
    schedule.starts().forEach(start -> queued.put(start.file(), start.expected()));
    usual = Map.copyOf(queued);
  }

  void ended(TestFile file, Duration duration) {
    var known = queued.remove(file);
    if (known != null && !known.isZero()) {
      took = took.plus(duration);
      expected = expected.plus(known);
    }
  }

  /** How long the tests of a file usually take; empty when no earlier run is known. */
  Optional<Duration> usual(TestFile file) {
    return Optional.ofNullable(usual.get(file)).filter(known -> !known.isZero());
  }

  /**
   * The time that is left.
   *
   * @param open files that run or boot
   * @param slots 0 before they open
   */
  Optional<Duration> left(List<FileProgress> open, int slots, Instant now) {
    if (slots == 0 || usual.values().stream().allMatch(Duration::isZero)) {
      return Optional.empty();
    }
    var waiting = new LinkedHashMap<>(queued);
    var durations = new ArrayList<Duration>();
    for (var file : open.stream().filter(FileProgress::hasSlot).toList()) {
      var whole = paced(waiting.remove(file.file()));
      var rest = whole.minus(Duration.between(file.taken(), now));
      durations.add(rest.isNegative() ? Duration.ZERO : rest);
    }
    waiting.values().forEach(duration -> durations.add(paced(duration)));
    return Optional.of(new SlotSimulation(durations).span(slots));
  }

  private Duration paced(@Nullable Duration known) {
    if (known == null || expected.isZero()) {
      return known == null ? Duration.ZERO : known;
    }
    return Duration.ofNanos(
        Math.round(1.0 * known.toNanos() * took.toNanos() / expected.toNanos()));
  }
}
