package io.github.e2emaven.cleanup;

import java.io.IOException;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * The guardian process: waits on a pipe from Maven, and cleans up when the pipe breaks without the
 * word that all is done. Small on purpose; what cleans up is loaded when it is needed.
 */
public final class Guardian {

  private static final long LOOK_EVERY_NANOS = 5_000_000_000L;

  private final GuardianProtocol orders = new GuardianProtocol();

  private Guardian() {}

  /** Returns when nothing is left to guard. */
  public static void main(String[] arguments) throws IOException {
    new Guardian().guard();
  }

  private void guard() throws IOException {
    var lookout = new Lookout();
    lookout.setDaemon(true);
    lookout.start();
    if (!orders.readToEnd(System.in)) {
      lookout.reap();
    }
  }

  /** Sees a dead Maven also when some program of a plugin still holds the other end of the pipe. */
  private final class Lookout extends Thread {

    private boolean reaped;

    @Override
    public void run() {
      @Nullable ProcessHandle maven = null;
      while (maven == null || maven.isAlive()) {
        LockSupport.parkNanos(LOOK_EVERY_NANOS);
        var watched = orders.watched();
        if (maven == null && watched != null) {
          maven = ProcessHandle.of(Long.parseLong(watched.get(2))).orElse(null);
        }
      }
      reap();
      // The main thread may wait for the pipe for ever.
      Runtime.getRuntime().halt(0);
    }

    /** By whoever sees it first. */
    synchronized void reap() {
      if (!reaped) {
        reaped = true;
        new GuardianCleanup(orders).cleanUp();
      }
    }
  }
}
