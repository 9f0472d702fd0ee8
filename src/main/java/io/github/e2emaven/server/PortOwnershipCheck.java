package io.github.e2emaven.server;

import io.github.e2emaven.net.PortListeners;
import io.github.e2emaven.outcome.RunStage;
import io.github.e2emaven.outcome.StageException;
import io.github.e2emaven.process.ProcessId;
import io.github.e2emaven.process.ProcessUnit;
import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Programs of others that listen on a stack's ports. */
final class PortOwnershipCheck {

  private final PortListeners listeners;
  private final ProcessUnit unit;

  /** To all but this unit. */
  PortOwnershipCheck(PortListeners listeners, ProcessUnit unit) {
    this.listeners = listeners;
    this.unit = unit;
  }

  /** Throws as {@link #oursListensOn} for any of the ports. */
  void refuse(Collection<Integer> ports) {
    ports.forEach(this::oursListensOn);
  }

  /**
   * Whether a process of the unit listens there, and nobody else.
   *
   * @throws StageException of stage PORTS when somebody else does, with pid and command line
   */
  boolean oursListensOn(int port) {
    var holders = listeners.of(port);
    // Members are looked up second: one that came up in between is no stranger.
    var members = holders.isEmpty() ? Set.<Long>of() : unit.pids();
    strangers(port, holders, members)
        .findFirst()
        .ifPresent(
            stranger -> {
              throw taken(port, name(stranger));
            });
    listeners
        .hidden(port)
        .ifPresent(
            user -> {
              throw taken(port, "a process of " + user + ", not to be seen");
            });
    return holders.stream().anyMatch(members::contains);
  }

  /** Who has only just closed the port has not taken it: each is looked at again. */
  private Stream<ProcessId> strangers(int port, Set<Long> holders, Set<Long> members) {
    return new TreeSet<>(holders)
        .stream()
            .filter(pid -> !members.contains(pid))
            .filter(pid -> !listeners.of(port, Set.of(pid)).isEmpty())
            .flatMap(pid -> ProcessId.of(pid).stream())
            .filter(ProcessId::isAlive);
  }

  private static String name(ProcessId stranger) {
    var command = stranger.commandLine();
    return "process " + stranger.pid() + (command.isEmpty() ? "" : " (" + command + ")");
  }

  private static StageException taken(int port, String who) {
    return new StageException(
        RunStage.PORTS, "port %d of the server was taken by %s".formatted(port, who));
  }
}
