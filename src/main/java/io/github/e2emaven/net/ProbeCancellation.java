package io.github.e2emaven.net;

import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import org.jspecify.annotations.Nullable;

/** The order, given by another thread, to end an exchange under way and to begin no other. */
public final class ProbeCancellation {

  private @Nullable Socket underWay;
  private boolean given;

  /** Ends the exchange under way; whoever waits in it gets an exception at once. */
  public synchronized void give() {
    given = true;
    if (underWay != null) {
      close(underWay);
    }
  }

  /** Before the first wait on a socket; one at a time. */
  synchronized void begin(Socket socket) throws SocketException {
    if (given) {
      throw new SocketException("no longer wanted");
    }
    underWay = socket;
  }

  private static void close(Socket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      // Then the exchange ends by its own timeout.
    }
  }
}
