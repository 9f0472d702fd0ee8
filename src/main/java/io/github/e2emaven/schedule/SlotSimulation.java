package io.github.e2emaven.schedule;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/**
 * Work that slots take from a list, each the next item when it is free: list scheduling, as Graham
 * describes it ("Bounds on Multiprocessing Timing Anomalies", 1969).
 *
 * @param durations of the items, in the order of their start
 */
public record SlotSimulation(List<Duration> durations) {

  public SlotSimulation {
    durations = List.copyOf(durations);
  }

  /**
   * The time from the first start to the last end, if no item becomes slower by the others.
   *
   * @param slots at least 1
   */
  public Duration span(int slots) {
    var ends = new PriorityQueue<Duration>(Comparator.naturalOrder());
    for (int slot = 0; slot < slots; slot++) {
      ends.add(Duration.ZERO);
    }
    for (var duration : durations) {
      ends.add(ends.remove().plus(duration));
    }
    return ends.stream().max(Comparator.naturalOrder()).orElse(Duration.ZERO);
  }
}
