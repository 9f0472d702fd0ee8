package io.github.e2emaven.net;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Linux only: holds each port by a bound socket that does not listen. The kernel assigns the port
 * to no other process, yet a server that sets {@code SO_REUSEADDR} (all but a few do) can listen on
 * it.
 */
public final class ReservedPorts implements PortSource {

  /** Whether ports can be reserved here; a few servers cannot listen on a reserved port. */
  public static boolean isSupported() {
    return File.separatorChar == '/' && Files.exists(Path.of("/proc/self/stat"));
  }

  /**
   * Reserved ports where they are supported; elsewhere ports that are free and that nothing holds,
   * for a server that takes another one when it cannot bind.
   */
  public static PortSource orFree() {
    return () -> {
      var claim = new ReservedPorts().claim();
      if (!isSupported()) {
        claim.close();
      }
      return claim;
    };
  }

  @Override
  public Claim claim() {
    try {
      return bound(SocketChannel.open());
    } catch (BindException e) {
      throw new PortsExhaustedException(
          "No free port in the range %s. Stop programs that hold ports, lower <workers>, or widen the range with sysctl net.ipv4.ip_local_port_range"
              .formatted(PortRange.ephemeral()),
          e);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot reserve a port: " + e.getMessage(), e);
    }
  }

  /** On all addresses: a server may bind any of them. */
  private static Claim bound(SocketChannel socket) throws IOException {
    try {
      socket.setOption(StandardSocketOptions.SO_REUSEADDR, true).bind(new InetSocketAddress(0));
      return new ReservedPort(socket, ((InetSocketAddress) socket.getLocalAddress()).getPort());
    } catch (IOException e) {
      socket.close();
      throw e;
    }
  }

  private record ReservedPort(SocketChannel socket, int port) implements Claim {

    @Override
    public void close() {
      try {
        socket.close();
      } catch (IOException e) {
        // The kernel releases the port anyway.
      }
    }
  }
}
