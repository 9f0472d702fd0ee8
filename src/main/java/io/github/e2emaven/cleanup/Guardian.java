package io.github.e2emaven.cleanup;

import java.io.IOException;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * The guardian process: waits on a pipe from Maven, and cleans up when the pipe breaks before Maven
 * was done. Small on purpose: the classes for the cleanup are loaded when they are needed.
 */
public final class Guardian {

  private static final long POLL_NANOS = 5_000_000_000L;

  private final GuardianProtocol.Reader messages = new GuardianProtocol.Reader();

  private Guardian() {}

  /** Returns when no resource is left to guard. */
  public static void main(String[] arguments) throws IOException {
    new Guardian().guard();
  }

  private void guard() throws IOException {
    var watcher = new MavenWatcher();
    watcher.setDaemon(true);
    watcher.start();
    if (!messages.readToEnd(System.in)) {
      watcher.cleanUp();
    }
  }

  /** Notices Maven's death even while another process still holds Maven's end of the pipe. */
  private final class MavenWatcher extends Thread {

    private boolean cleaned;

    @Override
    public void run() {
      @Nullable ProcessHandle maven = null;
      while (maven == null || maven.isAlive()) {
        LockSupport.parkNanos(POLL_NANOS);
        var watch = messages.watch();
        if (maven == null && watch != null) {
          maven = ProcessHandle.of(watch.maven().pid()).orElse(null);
        }
      }
      cleanUp();
      // The main thread may block on the pipe forever.
      Runtime.getRuntime().halt(0);
    }

    /** Runs once, on the thread that notices Maven's death first; the other one waits. */
    synchronized void cleanUp() {
      if (!cleaned) {
        cleaned = true;
        new GuardianCleanup(messages).cleanUp();
      }
    }
  }
}
