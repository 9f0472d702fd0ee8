package io.github.e2emaven.net;

import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import org.jspecify.annotations.Nullable;

/** Aborts a probe from another thread: closes its socket and lets no further probe begin. */
public final class ProbeCancellation {

  private @Nullable Socket current;
  private boolean cancelled;

  /** Aborts the current probe: the thread that waits in it gets an exception at once. */
  public synchronized void cancel() {
    cancelled = true;
    if (current != null) {
      close(current);
    }
  }

  /** Registers the socket of a probe before its first wait; one at a time. */
  synchronized void begin(Socket socket) throws SocketException {
    if (cancelled) {
      throw new SocketException("probe cancelled");
    }
    current = socket;
  }

  private static void close(Socket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      // The probe ends by its own timeout.
    }
  }
}
