package io.github.e2emaven.run;

import io.github.e2emaven.process.Cancellation;
import io.github.e2emaven.process.StopPolicy;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Ctrl-C, SIGTERM and SIGHUP use the teardown of every other end: the run is cancelled, its own
 * threads tear it down, and the JVM waits for them. The guardian does what this hook cannot, when
 * time runs out or Maven has closed our class loader already.
 */
final class ShutdownHook {

  private final Runnable close;
  private final Cancellation cancellation;
  private final SecondSignalHandler second;
  private final Duration patience;
  private final Semaphore idle = new Semaphore(1);
  private final Thread thread;

  /**
   * Creates the hook; {@link #register} activates it.
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
      // The JVM is shutting down already: this hook is running.
    }
  }

  /** Whether the JVM is ending. */
  boolean isRunning() {
    return thread.isAlive();
  }

  /** Runs work that ends by itself after a cancellation; the hook waits for it. */
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
        // Never released: Maven's main thread must not start anything now.
        close.run();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (LinkageError e) {
      // Maven closes the class loaders of plugins before hooks run when its main thread has ended.
    }
  }
}
