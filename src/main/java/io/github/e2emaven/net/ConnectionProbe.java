package io.github.e2emaven.net;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;

/** Opens one TCP connection and closes it again, without a byte. */
public final class ConnectionProbe {

  private final Duration timeout;
  private final ProbeCancellation abort;

  /**
   * A probe with a timeout.
   *
   * @param timeout for the connection, at least 1 ms
   * @param abort ends it early
   */
  public ConnectionProbe(Duration timeout, ProbeCancellation abort) {
    this.timeout = timeout;
    this.abort = abort;
  }

  /**
   * Whether another socket at host and port accepts the connection: without a listener, one to an
   * ephemeral port may reach itself.
   */
  public boolean reaches(String host, int port) {
    try (var socket = new Socket()) {
      abort.begin(socket);
      socket.connect(new InetSocketAddress(host, port), Math.toIntExact(timeout.toMillis()));
      return !socket.getLocalSocketAddress().equals(socket.getRemoteSocketAddress());
    } catch (IOException e) {
      return false;
    }
  }
}
