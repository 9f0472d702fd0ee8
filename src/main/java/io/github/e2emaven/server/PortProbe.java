package io.github.e2emaven.server;

import io.github.e2emaven.net.Listeners;
import io.github.e2emaven.outcome.Stage;
import io.github.e2emaven.outcome.StageException;
import io.github.e2emaven.process.ProcessId;
import io.github.e2emaven.process.ProcessUnit;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * The claimed main port is open, and all who listen there belong to the stack: with {@code
 * SO_REUSEPORT} the kernel spreads connections over several programs.
 */
final class PortProbe implements MainPortProbe {

  private final Listeners listeners;
  private final ProcessUnit unit;
  private final int port;

  PortProbe(Listeners listeners, ProcessUnit unit, int port) {
    this.listeners = listeners;
    this.unit = unit;
    this.port = port;
  }

  @Override
  public int port() {
    return port;
  }

  @Override
  public Optional<String> missing() {
    var holders = listeners.of(port);
    // Members are looked up second: one that came up in between is no stranger.
    var members = holders.isEmpty() ? Set.<Long>of() : unit.pids();
    strangers(holders, members).findFirst().ifPresent(this::refuse);
    listeners.hidden(port).ifPresent(user -> refuse("a process of " + user + ", not to be seen"));
    return holders.stream().anyMatch(members::contains)
        ? Optional.empty()
        : Optional.of("nothing listens on port " + port);
  }

  /** Who has only just closed the port has not taken it: each is looked at again. */
  private Stream<ProcessId> strangers(Set<Long> holders, Set<Long> members) {
    return new TreeSet<>(holders)
        .stream()
            .filter(pid -> !members.contains(pid))
            .filter(pid -> !listeners.of(port, Set.of(pid)).isEmpty())
            .flatMap(pid -> ProcessId.of(pid).stream())
            .filter(ProcessId::isAlive);
  }

  private void refuse(ProcessId stranger) {
    var command = stranger.commandLine();
    refuse("process " + stranger.pid() + (command.isEmpty() ? "" : " (" + command + ")"));
  }

  private void refuse(String who) {
    throw new StageException(
        Stage.PORTS, "port %d of the server was taken by %s".formatted(port, who));
  }
}
