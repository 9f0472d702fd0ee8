package io.github.e2emaven.run;

import io.github.e2emaven.process.Cancellation;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Ctrl-C, SIGTERM and SIGHUP take the same way down as everything else: the run is cancelled, its
 * own threads tear it down, and the JVM waits for them. Whatever this hook cannot do, because time
 * runs out or Maven has closed our class loader already, is the guardian's.
 */
final class ShutdownHook {

  /** On top of what servers are given to stop: SIGKILL's patience and the databases. */
  private static final Duration MARGIN = Duration.ofSeconds(20);

  private final Runnable close;
  private final Cancellation cancellation;
  private final SecondSignalHandler second;
  private final Duration patience;
  private final Semaphore idle = new Semaphore(1);
  private final Thread thread;

  /**
   * Not registered yet.
   *
   * @param close closes what is open; harmless when called again
   * @param stopTimeout what servers are given to stop
   */
  ShutdownHook(Runnable close, RunResources resources, Duration stopTimeout) {
    this.close = close;
    this.cancellation = resources.cancellation();
    this.second = new SecondSignalHandler(resources.guardian()::force);
    this.patience = stopTimeout.plus(MARGIN);
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
      cancellation.cancel("Maven is being ended");
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
