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
 * A server that chooses its own port (it was started with port 0): the main port is the only one on
 * which its processes listen, named ports aside, and which responds to the readiness path if one is
 * configured. Never a guess: several such ports are an error.
 */
final class SelfChosenPortProbe implements ReadinessProbe.MainPort {

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
   * How the main port is told from other ports.
   *
   * @param accepts whether a port may be the main one
   * @param steadyLooks for how many looks the set must stay the same: more ports may open
   */
  record Choice(IntPredicate accepts, int steadyLooks) {

    /** Any port; more may open for a while. */
    static Choice only() {
      return new Choice(port -> true, 10);
    }

    /** The port that responds: the first response decides. */
    static Choice answering(IntPredicate responds) {
      return new Choice(responds, 0);
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
              ? "none of its processes listens on a port"
              : "none of its ports " + open + " responds to <readiness><path> with 2xx or 3xx");
    }
    if (steadyLooks < choice.steadyLooks()) {
      return Optional.of("it has just started to listen on " + new TreeSet<>(now));
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
        ("The server chooses its own port (<server><port> is 0) and listens on %s. Set a"
                + " <server><readiness><path> to which only the main port responds, or name the"
                + " other ports in <ports>")
            .formatted(ports));
  }
}
