package io.github.e2emaven.run;

import io.github.e2emaven.process.Cancellation;
import io.github.e2emaven.process.StopPolicy;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Ctrl-C, SIGTERM and SIGHUP take the same way down as everything else: the run is cancelled, its
 * own threads tear it down, and the JVM waits for them. Whatever this hook cannot do, because time
 * runs out or Maven has closed our class loader already, is the guardian's.
 */
final class ShutdownHook {

  private final Runnable close;
  private final Cancellation cancellation;
  private final SecondSignalHandler second;
  private final Duration patience;
  private final Semaphore idle = new Semaphore(1);
  private final Thread thread;

  /**
   * Not registered yet.
   *
   * @param close closes what is open; harmless when repeated
   * @param policy how long the run may take to stop
   */
  ShutdownHook(Runnable close, RunResources resources, StopPolicy policy) {
    this.close = close;
    this.cancellation = resources.cancellation();
    this.second = new SecondSignalHandler(resources.guardian()::force);
    this.patience = policy.shutdownPatience();
    this.thread = new Thread(this::shutDown, "e2e-shutdown");
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

  private void shutDown() {
    try {
      second.install();
      cancellation.cancel("Maven is shutting down");
      if (idle.tryAcquire(patience.toNanos(), TimeUnit.NANOSECONDS)) {
        // Never released: Maven's main thread must not begin anything now.
        close.run();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (LinkageError e) {
      // Maven closes the class loaders of plugins before hooks run when its main thread has ended.
    }
  }
}
