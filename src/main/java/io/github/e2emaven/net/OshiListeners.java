package io.github.e2emaven.net;

import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import oshi.SystemInfo;
import oshi.software.os.InternetProtocolStats;
import oshi.software.os.InternetProtocolStats.IPConnection;
import oshi.software.os.InternetProtocolStats.TcpState;

/** Other systems: OSHI's list of connections. */
final class OshiListeners implements PortListeners {

  private final InternetProtocolStats stats =
      new SystemInfo().getOperatingSystem().getInternetProtocolStats();

  @Override
  public boolean isTaken(int port) {
    return listening().anyMatch(connection -> connection.getLocalPort() == port);
  }

  @Override
  public Set<Long> of(int port) {
    return listening()
        .filter(connection -> connection.getLocalPort() == port)
        .map(connection -> (long) connection.getowningProcessId())
        .filter(pid -> pid > 0)
        .collect(Collectors.toUnmodifiableSet());
  }

  @Override
  public Set<Long> of(int port, Set<Long> candidates) {
    return of(port).stream().filter(candidates::contains).collect(Collectors.toUnmodifiableSet());
  }

  /** Socket and process come from one look here; the user is not told. */
  @Override
  public Optional<String> hidden(int port) {
    return listening()
        .filter(connection -> connection.getLocalPort() == port)
        .filter(connection -> connection.getowningProcessId() <= 0)
        .map(connection -> "another user")
        .findFirst();
  }

  @Override
  public Set<Integer> ports(Set<Long> pids) {
    return listening()
        .filter(connection -> pids.contains((long) connection.getowningProcessId()))
        .map(IPConnection::getLocalPort)
        .collect(Collectors.toUnmodifiableSet());
  }

  private Stream<IPConnection> listening() {
    return stats.getConnections().stream()
        .filter(connection -> connection.getState() == TcpState.LISTEN);
  }
}
