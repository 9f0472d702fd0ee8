package io.github.e2emaven.mojo;

import io.github.e2emaven.process.Cancellation;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Ctrl-C and SIGTERM take the same way down as everything else: the run is cancelled, its own
 * threads tear it down, and the JVM waits for them.
 */
final class ShutdownHook {

  /** Longer than any stop ladder: SIGTERM's grace, SIGKILL's patience and the databases. */
  private static final int PATIENCE_SECONDS = 60;

  private final Cancellation cancellation;
  private final Semaphore idle = new Semaphore(1);
  private final Thread thread;

  /** Not registered yet. */
  ShutdownHook(Cancellation cancellation, Runnable close) {
    this.cancellation = cancellation;
    this.thread = new Thread(() -> shutDown(close), "e2e-shutdown");
  }

  void register() {
    Runtime.getRuntime().addShutdownHook(thread);
  }

  void unregister() {
    try {
      Runtime.getRuntime().removeShutdownHook(thread);
    } catch (IllegalStateException e) {
      // The JVM is going down already, and this is the hook at work.
    }
  }

  /** Does work that sees the cancellation itself; the hook waits for its end. */
  void runWhileBusy(Runnable work) {
    idle.acquireUninterruptibly();
    try {
      work.run();
    } finally {
      idle.release();
    }
  }

  private void shutDown(Runnable close) {
    cancellation.cancel("Maven is being ended");
    try {
      if (!idle.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        return; // The ledger has what is left.
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    close.run();
  }
}
