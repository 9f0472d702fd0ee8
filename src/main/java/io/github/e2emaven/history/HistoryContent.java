package io.github.e2emaven.history;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What a history file contains.
 *
 * @param state whether it can be used
 * @param estimates by class name; empty when it cannot be used
 * @param problem why it cannot be used; empty when it can
 */
record HistoryContent(State state, Map<String, Estimate> estimates, String problem) {

  /** Of a file that does not exist. */
  static final HistoryContent NONE = of(Map.of());

  /** What a file is. */
  enum State {
    /** One of ours, or none yet. */
    USABLE,
    /** One of ours that is incomplete or was changed by another program. */
    DAMAGED,
    /** One of ours, in a format that this version does not know. */
    NEWER,
    /** Something else, or out of reach. */
    FOREIGN;

    /** Whether it may be replaced; the others must remain as they are. */
    boolean isReplaceable() {
      return this == USABLE || this == DAMAGED;
    }
  }

  HistoryContent {
    estimates = Map.copyOf(estimates);
  }

  static HistoryContent of(Map<String, Estimate> estimates) {
    return new HistoryContent(State.USABLE, estimates, "");
  }

  static HistoryContent unusable(State state, String problem) {
    return new HistoryContent(state, Map.of(), problem);
  }

  /**
   * These estimates after a run.
   *
   * @param measured what the run says, by class name
   * @param planned all class names of the run
   */
  Map<String, Estimate> after(Map<String, Estimate> measured, Set<String> planned) {
    var updated = new TreeMap<String, Estimate>();
    estimates.forEach(
        (name, before) ->
            updated.put(name, planned.contains(name) ? before.seen() : before.missedOnce()));
    measured.forEach((name, now) -> updated.merge(name, now, Estimate::towards));
    updated.values().removeIf(Estimate::isForgotten);
    return updated;
  }
}
