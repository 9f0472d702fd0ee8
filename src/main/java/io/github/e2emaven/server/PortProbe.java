package io.github.e2emaven.server;

import io.github.e2emaven.net.Listeners;
import io.github.e2emaven.outcome.Stage;
import io.github.e2emaven.outcome.StageException;
import io.github.e2emaven.process.ProcessUnit;
import java.util.Optional;

/** The main port is open, and whoever listens there belongs to the stack. */
final class PortProbe implements ReadinessProbe {

  private final Listeners listeners;
  private final ProcessUnit unit;
  private final int port;

  PortProbe(Listeners listeners, ProcessUnit unit, int port) {
    this.listeners = listeners;
    this.unit = unit;
    this.port = port;
  }

  @Override
  public Optional<String> missing() {
    if (!listeners.isTaken(port)) {
      return Optional.of("nothing listens on port " + port);
    }
    if (!listeners.of(port, unit.pids()).isEmpty()) {
      return Optional.empty();
    }
    var strangers = listeners.of(port);
    // Between the two looks a new member may have come up: only a second look is proof.
    if (unit.pids().stream().anyMatch(strangers::contains)) {
      return Optional.empty();
    }
    throw taken(strangers.stream().findFirst());
  }

  private StageException taken(Optional<Long> stranger) {
    var who =
        stranger
            .flatMap(ProcessHandle::of)
            .map(process -> process.pid() + " (" + process.info().command().orElse("?") + ")")
            .orElse("of another user");
    return new StageException(
        Stage.PORTS, "port %d of the server was taken by process %s".formatted(port, who));
  }
}
