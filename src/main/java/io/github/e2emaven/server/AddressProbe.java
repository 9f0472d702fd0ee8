package io.github.e2emaven.server;

import io.github.e2emaven.net.ConnectionProbe;
import io.github.e2emaven.plan.StackAddress;
import java.net.URI;
import java.util.Optional;

/**
 * The main port is open at the very address that the tests get: a server may listen on another one
 * only, such as {@code ::1}. Comes after the probe that finds the port.
 */
final class AddressProbe implements ReadinessProbe {

  private final MainPort port;
  private final ConnectionProbe connection;

  AddressProbe(MainPort port, ConnectionProbe connection) {
    this.port = port;
    this.connection = connection;
  }

  @Override
  public Optional<String> missing() {
    return connection.reaches(URI.create("tcp://" + StackAddress.HOST + ":" + port.port()))
        ? Optional.empty()
        : Optional.of(
            "it listens on port %d, but not at %s, the address of @{baseUrl}. Bind it to %s or to all addresses"
                .formatted(port.port(), StackAddress.HOST, StackAddress.HOST));
  }
}
