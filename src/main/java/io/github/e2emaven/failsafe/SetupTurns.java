package io.github.e2emaven.failsafe;

import io.github.e2emaven.process.ProcessId;
import io.github.e2emaven.process.ProcessUnit;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Lets one Failsafe at a time prepare its test JVM: resolving the provider and building class paths
 * touch lists of the project and caches of Surefire that were not made for several threads, and a
 * test JVM whose class path lost that race finds no test. The tests themselves run side by side.
 */
final class SetupTurns {

  private static final long PAUSE_MILLIS = 25;

  private final Semaphore turn = new Semaphore(1);

  /** The right to prepare; given back when the test JVM is there, at the latest when closed. */
  final class Turn implements AutoCloseable {

    private final CountDownLatch over = new CountDownLatch(1);

    private Turn(ProcessUnit stack, Set<ProcessId> before) {
      var watch = new Thread(() -> giveBackWithFork(stack, before), "e2e-setup-turn");
      watch.setDaemon(true);
      watch.start();
    }

    @Override
    public void close() {
      over.countDown();
    }

    private void giveBackWithFork(ProcessUnit stack, Set<ProcessId> before) {
      try {
        while (!over.await(PAUSE_MILLIS, TimeUnit.MILLISECONDS)) {
          if (!before.containsAll(stack.members())) {
            return;
          }
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      } finally {
        turn.release();
      }
    }
  }

  /**
   * Waits for the turn.
   *
   * @param cookie of the stack whose test JVM is prepared
   */
  Turn take(String cookie) {
    turn.acquireUninterruptibly();
    var stack = ProcessUnit.of(cookie);
    return new Turn(stack, new HashSet<>(stack.members()));
  }
}
