package io.github.e2emaven.session;

import io.github.e2emaven.session.HandoverStore.Handover;
import io.github.e2emaven.session.HandoverStore.State;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Hands runs from goal to goal of one project: within an {@code <execution>}, and from or to goals
 * that are bound in other executions.
 */
public final class RunRegistry<R> {

  private final HandoverStore<R> handovers;
  private final String execution;

  /**
   * For one execution of one project.
   *
   * @param context Maven's plugin context, which belongs to the project
   * @param execution id of the {@code <execution>}
   */
  public RunRegistry(Map<?, ?> context, String execution) {
    this.handovers = new HandoverStore<>(context);
    this.execution = execution;
  }

  /** Leaves a run to be executed. */
  public void put(R run) {
    handovers.put(new Handover<>(execution, run, State.PREPARED));
  }

  /** Notes that no test file was found, and that this is no failure. */
  public void nothingToRun() {
    handovers.put(new Handover<>(execution, null, State.PREPARED));
  }

  /** Notes that the tests of this execution are skipped; a run that it has executed stays. */
  public void skip() {
    if (own().filter(each -> each.state().compareTo(State.PREPARED) > 0).isEmpty()) {
      handovers.put(new Handover<>(execution, null, State.SKIPPED));
    }
  }

  /** Removes what an earlier goal of this execution left: a new run replaces it. */
  public Optional<R> remove() {
    var earlier = own();
    handovers.remove(execution);
    return earlier.map(Handover::run);
  }

  /**
   * Whether this execution has a prepared run to execute, or knows that no test file was found.
   *
   * @param runsTests whether the execution with that id runs tests itself: it keeps what it has
   *     prepared
   */
  public boolean isPrepared(Predicate<String> runsTests) {
    return prepared(runsTests).isPresent();
  }

  /** Takes what was prepared: it is executed once. */
  public Optional<R> take(Predicate<String> runsTests) {
    var taken = prepared(runsTests);
    taken.ifPresent(
        handover -> {
          handovers.remove(handover.execution());
          handovers.put(handover.as(execution, State.EXECUTED));
        });
    return taken.map(Handover::run);
  }

  /** Withdraws what was prepared: it is never executed. */
  public Optional<R> withdraw(Predicate<String> runsTests) {
    var withdrawn = prepared(runsTests);
    withdrawn.ifPresent(handover -> handovers.remove(handover.execution()));
    return withdrawn.map(Handover::run);
  }

  /** The runs to close, which are not executed any more: this execution's own, else all. */
  public List<R> close() {
    return runs(served(), State.EXECUTED);
  }

  /** The runs to judge: this execution's own, else all that have no verdict yet, else all. */
  public List<R> judge() {
    var served = served();
    var open = served.stream().filter(each -> each.state() != State.JUDGED).toList();
    return runs(open.isEmpty() ? served : open, State.JUDGED);
  }

  /** Whether no test file was found: by this execution, or by all executions that searched. */
  public boolean hadNothingToRun() {
    var own = own();
    return own.isPresent()
        ? own.get().run() == null
        : handovers.all().findAny().isPresent() && !hasRun();
  }

  /** Whether this execution is skipped. */
  public boolean wasSkipped() {
    return own().filter(each -> each.state() == State.SKIPPED).isPresent();
  }

  /** Whether a run that this execution closes and judges has no verdict yet. */
  public boolean hasUnjudged() {
    return served().stream().anyMatch(RunRegistry::isOpen);
  }

  /** Whether any run of the project has no verdict yet. */
  public boolean hasAnyUnjudged() {
    return handovers.all().anyMatch(RunRegistry::isOpen);
  }

  /** Takes a run that no goal has judged, to judge it now: true once at most. */
  public boolean claim(R run) {
    var open =
        handovers.all().filter(RunRegistry::isOpen).filter(each -> run.equals(each.run())).toList();
    return !runs(open, State.JUDGED).isEmpty();
  }

  /** Whether there is a run to judge. */
  public boolean hasRun() {
    return served().stream().anyMatch(each -> each.run() != null);
  }

  /** Whether no goal of this build has asked yet. */
  public boolean isFirstInBuild() {
    return handovers.count("build", "") == 1;
  }

  /** Counts: how often a goal of this execution has run, this time included. */
  public int time(String goal) {
    return handovers.count(goal, execution);
  }

  /** The runs of all executions, whatever their state. */
  public Stream<R> all() {
    return handovers.all().<@Nullable R>map(Handover::run).flatMap(Stream::ofNullable);
  }

  /** Whether any execution has left a run to be executed. */
  public boolean hasPrepared() {
    return handovers.all().anyMatch(each -> each.run() != null && each.state() == State.PREPARED);
  }

  /** The run of this execution, whatever its state. */
  public Optional<R> current() {
    return own().map(Handover::run);
  }

  private static boolean isOpen(Handover<?> handover) {
    return handover.run() != null && handover.state() != State.JUDGED;
  }

  private Optional<Handover<R>> prepared(Predicate<String> runsTests) {
    var own = own().filter(each -> each.state() == State.PREPARED);
    return own.isPresent() ? own : adoptable(runsTests);
  }

  /** Of several prepared runs none is guessed. */
  private Optional<Handover<R>> adoptable(Predicate<String> runsTests) {
    var others =
        handovers
            .all()
            .filter(each -> each.run() != null && each.state() == State.PREPARED)
            .filter(each -> !runsTests.test(each.execution()))
            .toList();
    return others.size() == 1 ? Optional.of(others.get(0)) : Optional.empty();
  }

  private List<Handover<R>> served() {
    return own().map(List::of).orElseGet(() -> handovers.all().toList());
  }

  private List<R> runs(List<Handover<R>> chosen, State reached) {
    chosen.stream()
        .filter(each -> each.state().compareTo(reached) < 0)
        .forEach(each -> handovers.put(each.as(each.execution(), reached)));
    return chosen.stream().<@Nullable R>map(Handover::run).flatMap(Stream::ofNullable).toList();
  }

  private Optional<Handover<R>> own() {
    return handovers.of(execution);
  }
}
