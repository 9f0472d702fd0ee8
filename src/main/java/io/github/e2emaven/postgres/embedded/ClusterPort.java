package io.github.e2emaven.postgres.embedded;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.channels.SocketChannel;

/**
 * A port of 127.0.0.1 that nobody else gets. On Linux a bound, not listening socket keeps it while
 * PostgreSQL listens on top of it; elsewhere it is only known to have been free.
 */
public record ClusterPort(SocketChannel channel, int number) implements AutoCloseable {

  /** Claims a free port. */
  public static ClusterPort claim() throws IOException {
    var channel = SocketChannel.open();
    try {
      channel.setOption(StandardSocketOptions.SO_REUSEADDR, true);
      channel.bind(new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), 0));
      int number = ((InetSocketAddress) channel.getLocalAddress()).getPort();
      if (!System.getProperty("os.name", "").startsWith("Linux")) {
        channel.close();
      }
      return new ClusterPort(channel, number);
    } catch (IOException e) {
      channel.close();
      throw e;
    }
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }

  /** Where ports come from. */
  @FunctionalInterface
  public interface Source {
    /** A port that is free now. */
    ClusterPort claim() throws IOException;
  }
}
