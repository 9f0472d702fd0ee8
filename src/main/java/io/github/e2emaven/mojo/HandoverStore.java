package io.github.e2emaven.mojo;

import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What goals of one project have left for later ones, one handover per execution. Lies in Maven's
 * plugin context, which is the project's own also with {@code -T}.
 */
final class HandoverStore<R> {

  private static final String RUN = "e2e.run.";
  private static final String TIMES = "e2e.times.";

  private final Map<Object, Object> context;

  @SuppressWarnings({"unchecked", "rawtypes"})
  HandoverStore(Map context) {
    this.context = context;
  }

  /** In place of an earlier one of the same execution. */
  void put(RunHandover<R> handover) {
    context.put(RUN + handover.execution(), handover);
  }

  void remove(String execution) {
    context.remove(RUN + execution);
  }

  Optional<RunHandover<R>> of(String execution) {
    return all().filter(each -> each.execution().equals(execution)).findAny();
  }

  /** Those of all executions, in an order that does not change. */
  @SuppressWarnings("unchecked")
  Stream<RunHandover<R>> all() {
    return context.values().stream()
        .filter(RunHandover.class::isInstance)
        .map(each -> (RunHandover<R>) each)
        .sorted(Comparator.comparing(RunHandover::execution));
  }

  /** Counts for an execution: 1, 2, 3. */
  int count(String execution) {
    return (int) context.merge(TIMES + execution, 1, (before, one) -> (int) before + (int) one);
  }
}
