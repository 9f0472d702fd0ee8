package io.github.e2emaven.net;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import oshi.SystemInfo;
import oshi.software.os.InternetProtocolStats;
import oshi.software.os.InternetProtocolStats.IPConnection;
import oshi.software.os.InternetProtocolStats.TcpState;

/** The listeners of this machine: {@code /proc} on Linux, OSHI elsewhere. */
public final class SystemListeners {

  private static final PortListeners LISTENERS = choose(Path.of("/proc"));

  private SystemListeners() {}

  /** The only instance. */
  public static PortListeners get() {
    return LISTENERS;
  }

  private static PortListeners choose(Path proc) {
    return Files.isReadable(proc.resolve("net/tcp"))
        ? new ProcfsListeners(proc)
        : new OshiListeners();
  }

  /** OSHI's list of connections. */
  static final class OshiListeners implements PortListeners {

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

    /** OSHI reads socket and process in one look; it does not tell the user. */
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
}
