package io.github.e2emaven.server;

import io.github.e2emaven.net.PortListeners;
import io.github.e2emaven.process.ProcessUnit;
import java.util.Optional;

/**
 * The claimed main port is open, and all processes that listen there belong to the stack: with
 * {@code SO_REUSEPORT} the kernel distributes connections to several programs.
 */
final class PortProbe implements ReadinessProbe.MainPort {

  private final PortOwnershipCheck ownership;
  private final int port;

  PortProbe(PortListeners listeners, ProcessUnit unit, int port) {
    this.ownership = new PortOwnershipCheck(listeners, unit);
    this.port = port;
  }

  @Override
  public int port() {
    return port;
  }

  @Override
  public Optional<String> missing() {
    return ownership.isOpen(port)
        ? Optional.empty()
        : Optional.of("nothing listens on port " + port);
  }
}
