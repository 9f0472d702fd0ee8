package io.github.e2emaven.session;

import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What goals of one project leave for later ones, one handover per {@code <execution>}. It is kept
 * in Maven's plugin context, which belongs to the project also with {@code -T}.
 */
final class HandoverStore<R> {

  /**
   * What one goal leaves for the goals after it.
   *
   * @param execution id of the {@code <execution>} that the goals belong to
   * @param run null when no test file was found, or when the tests are skipped
   * @param state how far the run is
   */
  record Handover<R>(String execution, @Nullable R run, State state) {

    /** This run, for the goals of an execution, in a later state. */
    Handover<R> as(String newExecution, State newState) {
      return new Handover<>(newExecution, run, newState);
    }
  }

  /** How far a run is. A run is executed once. */
  enum State {
    /** Skipped: there is no run. */
    SKIPPED,
    /** Not executed yet. */
    PREPARED,
    /** Its tests have run, or it was closed before they could. */
    EXECUTED,
    /** Its verdict is given. */
    JUDGED
  }

  private static final String RUN = "e2e.run.";
  private static final String TIMES = "e2e.times.";

  private final Map<Object, Object> context;

  @SuppressWarnings({"unchecked", "rawtypes"})
  HandoverStore(Map context) {
    this.context = context;
  }

  /** Replaces an earlier one of the same execution. */
  void put(Handover<R> handover) {
    context.put(RUN + handover.execution(), handover);
  }

  void remove(String execution) {
    context.remove(RUN + execution);
  }

  Optional<Handover<R>> of(String execution) {
    return all().filter(each -> each.execution().equals(execution)).findAny();
  }

  /** Those of all executions, sorted by their id. */
  @SuppressWarnings("unchecked")
  Stream<Handover<R>> all() {
    return context.values().stream()
        .filter(Handover.class::isInstance)
        .map(each -> (Handover<R>) each)
        .sorted(Comparator.comparing(Handover::execution));
  }

  /** Counts for a goal of an execution: 1, 2, 3. */
  int count(String goal, String execution) {
    return (int)
        context.merge(TIMES + goal + "." + execution, 1, (before, one) -> (int) before + (int) one);
  }
}
