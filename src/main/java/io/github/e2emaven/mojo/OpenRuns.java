package io.github.e2emaven.mojo;

import io.github.e2emaven.mojo.Handover.State;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Hands runs from goal to goal in one project: within one {@code <execution>}, and from or to goals
 * that are bound in executions of their own. Lives in Maven's plugin context, which is the
 * project's own also with {@code -T}.
 */
final class OpenRuns<R> {

  private static final String RUN = "e2e.run.";
  private static final String TIMES = "e2e.times.";

  private final Map<Object, Object> context;
  private final String execution;

  @SuppressWarnings({"unchecked", "rawtypes"})
  OpenRuns(Map context, String execution) {
    this.context = context;
    this.execution = execution;
  }

  /** Leaves a run to be executed. */
  void put(R run) {
    put(new Handover<>(execution, run, State.PREPARED));
  }

  /** Notes that no test file was found, and that this is no failure. */
  void nothingToRun() {
    put(new Handover<>(execution, null, State.PREPARED));
  }

  /** Takes out what an earlier goal of this execution left: a new run comes in its place. */
  Optional<R> remove() {
    var earlier = own();
    context.remove(RUN + execution);
    return earlier.map(Handover::run);
  }

  /**
   * Whether a run, or that there is none, was prepared for this execution and not executed.
   *
   * @param runsTests whether an execution, by its id, runs tests itself: what it prepared is its
   *     own
   */
  boolean isPrepared(Predicate<String> runsTests) {
    return prepared(runsTests).isPresent();
  }

  /** Takes what was prepared: nobody will execute it again. */
  Optional<R> take(Predicate<String> runsTests) {
    var taken = prepared(runsTests);
    taken.ifPresent(
        handover -> {
          context.remove(RUN + handover.execution());
          put(handover.as(execution, State.EXECUTED));
        });
    return taken.map(Handover::run);
  }

  /** The runs to close; nobody will execute them. This execution's own, else all. */
  List<R> close() {
    return runs(served(), State.EXECUTED);
  }

  /** The runs to judge: this execution's own, else all others that nobody has judged, else all. */
  List<R> judge() {
    var served = served();
    var open = served.stream().filter(each -> each.state() != State.JUDGED).toList();
    return runs(open.isEmpty() ? served : open, State.JUDGED);
  }

  /** Whether no test file was found: here, or by all that have looked. */
  boolean hadNothingToRun() {
    var own = own();
    return own.isPresent()
        ? own.get().run() == null
        : all().findAny().isPresent() && all().allMatch(each -> each.run() == null);
  }

  /** Whether there is a run to judge. */
  boolean hasRun() {
    return served().stream().anyMatch(each -> each.run() != null);
  }

  /** Counts: how often this execution has run its tests, this time included. */
  int time() {
    return (int) context.merge(TIMES + execution, 1, (before, one) -> (int) before + (int) one);
  }

  private Optional<Handover<R>> prepared(Predicate<String> runsTests) {
    var own = own().filter(each -> each.state() == State.PREPARED);
    return own.isPresent() ? own : adoptable(runsTests);
  }

  /** Of several it cannot be known which one is meant. */
  private Optional<Handover<R>> adoptable(Predicate<String> runsTests) {
    var others =
        all()
            .filter(each -> each.run() != null && each.state() == State.PREPARED)
            .filter(each -> !runsTests.test(each.execution()))
            .toList();
    return others.size() == 1 ? Optional.of(others.get(0)) : Optional.empty();
  }

  private List<Handover<R>> served() {
    return own().map(List::of).orElseGet(() -> all().toList());
  }

  private List<R> runs(List<Handover<R>> handovers, State reached) {
    handovers.stream()
        .filter(each -> each.state().compareTo(reached) < 0)
        .forEach(each -> put(each.as(each.execution(), reached)));
    return handovers.stream().<@Nullable R>map(Handover::run).flatMap(Stream::ofNullable).toList();
  }

  private void put(Handover<R> handover) {
    context.put(RUN + handover.execution(), handover);
  }

  private Optional<Handover<R>> own() {
    return all().filter(each -> each.execution().equals(execution)).findAny();
  }

  @SuppressWarnings("unchecked")
  private Stream<Handover<R>> all() {
    return context.values().stream()
        .filter(Handover.class::isInstance)
        .map(each -> (Handover<R>) each)
        .sorted(Comparator.comparing(Handover::execution));
  }
}
