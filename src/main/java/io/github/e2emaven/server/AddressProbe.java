package io.github.e2emaven.server;

import io.github.e2emaven.net.ConnectionProbe;
import java.util.Optional;

/**
 * The main port is open at the very address that the tests get: a server may listen on another one
 * only, such as {@code ::1}. Comes after the probe that finds the port.
 */
final class AddressProbe implements ReadinessProbe {

  private final String host;
  private final MainPort port;
  private final ConnectionProbe connection;

  AddressProbe(String host, MainPort port, ConnectionProbe connection) {
    this.host = host;
    this.port = port;
    this.connection = connection;
  }

  @Override
  public Optional<String> missing() {
    return connection.reaches(host, port.port())
        ? Optional.empty()
        : Optional.of(
            "it listens on port %d, but not at %s, the address of @{baseUrl}. Bind it to %s or to all addresses"
                .formatted(port.port(), host, host));
  }
}
