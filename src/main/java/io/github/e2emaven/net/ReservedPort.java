package io.github.e2emaven.net;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.channels.SocketChannel;

/** A port held by a socket that is bound, and neither listens nor connects. */
final class ReservedPort implements PortClaim {

  private static final String WIDEN =
      "; end programs that hold ports, lower <workers>, or widen the range:"
          + " sysctl net.ipv4.ip_local_port_range";

  private final SocketChannel socket;
  private final int port;

  private ReservedPort(SocketChannel socket, int port) {
    this.socket = socket;
    this.port = port;
  }

  static PortClaim claim() {
    try {
      return bound(SocketChannel.open());
    } catch (BindException e) {
      var range = PortRange.ephemeral();
      throw new PortsExhaustedException("no free port in the range " + range + WIDEN, e);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot reserve a port", e);
    }
  }

  /** On all addresses: a server may want any of them. */
  private static PortClaim bound(SocketChannel socket) throws IOException {
    try {
      socket.setOption(StandardSocketOptions.SO_REUSEADDR, true).bind(new InetSocketAddress(0));
      return new ReservedPort(socket, ((InetSocketAddress) socket.getLocalAddress()).getPort());
    } catch (IOException e) {
      socket.close();
      throw e;
    }
  }

  @Override
  public int port() {
    return port;
  }

  @Override
  public void close() {
    try {
      socket.close();
    } catch (IOException e) {
      // The kernel releases the port all the same.
    }
  }
}
