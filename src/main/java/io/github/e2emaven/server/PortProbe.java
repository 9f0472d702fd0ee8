package io.github.e2emaven.server;

import io.github.e2emaven.net.PortListeners;
import io.github.e2emaven.process.ProcessUnit;
import java.util.Optional;

/**
 * The claimed main port is open, and all who listen there belong to the stack: with {@code
 * SO_REUSEPORT} the kernel spreads connections over several programs.
 */
final class PortProbe implements MainPortProbe {

  private final PortOwnershipCheck strangers;
  private final int port;

  PortProbe(PortListeners listeners, ProcessUnit unit, int port) {
    this.strangers = new PortOwnershipCheck(listeners, unit);
    this.port = port;
  }

  @Override
  public int port() {
    return port;
  }

  @Override
  public Optional<String> missing() {
    return strangers.oursListensOn(port)
        ? Optional.empty()
        : Optional.of("nothing listens on port " + port);
  }
}
