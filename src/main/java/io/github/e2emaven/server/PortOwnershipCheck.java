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

/** Checks that no process outside a stack listens on the stack's ports. */
final class PortOwnershipCheck {

  private final PortListeners listeners;
  private final ProcessUnit unit;

  PortOwnershipCheck(PortListeners listeners, ProcessUnit unit) {
    this.listeners = listeners;
    this.unit = unit;
  }

  /**
   * Checks each of the ports.
   *
   * @throws StageException of stage PORTS when another process listens on one of them
   */
  void check(Collection<Integer> ports) {
    ports.forEach(this::isOpen);
  }

  /**
   * Whether a process of the unit listens on the port.
   *
   * @throws StageException of stage PORTS when another process listens there, with its pid and
   *     command line
   */
  boolean isOpen(int port) {
    var holders = listeners.of(port);
    // The unit is searched second, so that it includes a member that started in between.
    var members = holders.isEmpty() ? Set.<Long>of() : unit.pids();
    foreign(port, holders, members)
        .findFirst()
        .ifPresent(
            process -> {
              throw taken(port, name(process));
            });
    listeners
        .hidden(port)
        .ifPresent(
            user -> {
              throw taken(port, "a process of " + user);
            });
    return holders.stream().anyMatch(members::contains);
  }

  /** Looks at each twice: a process that has just closed the port has not taken it. */
  private Stream<ProcessId> foreign(int port, Set<Long> holders, Set<Long> members) {
    return new TreeSet<>(holders)
        .stream()
            .filter(pid -> !members.contains(pid))
            .filter(pid -> !listeners.of(port, Set.of(pid)).isEmpty())
            .flatMap(pid -> ProcessId.of(pid).stream())
            .filter(ProcessId::isAlive);
  }

  private static String name(ProcessId process) {
    var command = process.commandLine();
    return "process " + process.pid() + (command.isEmpty() ? "" : " (" + command + ")");
  }

  private static StageException taken(int port, String owner) {
    return new StageException(
        RunStage.PORTS, "Port %d of the server was taken by %s".formatted(port, owner));
  }
}
