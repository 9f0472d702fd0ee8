package io.github.e2emaven.server;

import io.github.e2emaven.net.Listeners;
import io.github.e2emaven.outcome.Stage;
import io.github.e2emaven.outcome.StageException;
import io.github.e2emaven.process.ProcessId;
import io.github.e2emaven.process.ProcessUnit;
import java.util.Optional;
import java.util.TreeSet;

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
    var holders = new TreeSet<>(listeners.of(port));
    if (holders.isEmpty()) {
      return nobodySeen();
    }
    // Members are looked up second: one that came up in between is no stranger.
    holders.removeAll(unit.pids());
    holders.stream()
        .flatMap(pid -> ProcessId.of(pid).stream())
        .filter(ProcessId::isAlive)
        .findFirst()
        .ifPresent(
            stranger -> {
              throw taken(stranger.pid() + " (" + stranger.commandLine() + ")");
            });
    return Optional.empty();
  }

  private Optional<String> nobodySeen() {
    if (listeners.isTaken(port) && listeners.of(port).isEmpty()) {
      throw taken("of another user");
    }
    return Optional.of("nothing listens on port " + port);
  }

  private StageException taken(String who) {
    return new StageException(
        Stage.PORTS, "port %d of the server was taken by process %s".formatted(port, who));
  }
}
