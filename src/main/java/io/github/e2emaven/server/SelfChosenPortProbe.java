package io.github.e2emaven.server;

import io.github.e2emaven.net.PortListeners;
import io.github.e2emaven.outcome.RunStage;
import io.github.e2emaven.outcome.StageException;
import io.github.e2emaven.plan.StackAddress;
import io.github.e2emaven.process.ProcessUnit;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;

/**
 * A server that was told port 0: the main port is the only one that its processes listen on, named
 * ports aside, and that answers the readiness path if there is one. Never a guess: several are
 * refused.
 */
final class SelfChosenPortProbe implements MainPortProbe {

  private final PortListeners listeners;
  private final ProcessUnit unit;
  private final Collection<Integer> named;
  private final Choice choice;
  private Set<Integer> found = Set.of();
  private int steadyLooks;

  SelfChosenPortProbe(
      PortListeners listeners, ProcessUnit unit, StackAddress address, Choice choice) {
    this.listeners = listeners;
    this.unit = unit;
    this.named = address.ports().values();
    this.choice = choice;
  }

  /**
   * Which port counts.
   *
   * @param accepts whether it may be the main one
   * @param steadyLooks for how many looks the set must stay the same: more may come
   */
  record Choice(IntPredicate accepts, int steadyLooks) {

    /** Any; there may come more for a while. */
    static Choice only() {
      return new Choice(port -> true, 10);
    }

    /** The one that answers: the first answer decides. */
    static Choice answering(IntPredicate answers) {
      return new Choice(answers, 0);
    }
  }

  @Override
  public Optional<String> missing() {
    var open = open();
    var now = open.stream().filter(choice.accepts()::test).collect(Collectors.toSet());
    steadyLooks = now.equals(found) ? steadyLooks + 1 : 0;
    found = now;
    if (now.isEmpty()) {
      return Optional.of(
          open.isEmpty()
              ? "no process of it listens on a port of its own choice"
              : "it listens on " + open + ", but none of these answers <readiness><path>");
    }
    if (steadyLooks < choice.steadyLooks()) {
      return Optional.of("it has just begun to listen on " + new TreeSet<>(now));
    }
    if (now.size() > 1) {
      throw ambiguous(new TreeSet<>(now));
    }
    return Optional.empty();
  }

  @Override
  public int port() {
    return found.iterator().next();
  }

  private Set<Integer> open() {
    var ports = new TreeSet<>(listeners.ports(unit.pids()));
    ports.removeAll(named);
    return ports;
  }

  private static StageException ambiguous(Set<Integer> ports) {
    return new StageException(
        RunStage.SERVER,
        ("the server was told port 0 (<server><port>) and listens on %s: which is the main one?"
                + " Give a <server><readiness><path> that only the main one answers, or name the"
                + " others in <ports>")
            .formatted(ports));
  }
}
