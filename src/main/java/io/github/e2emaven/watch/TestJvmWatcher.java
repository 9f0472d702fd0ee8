package io.github.e2emaven.watch;

import io.github.e2emaven.process.OutputPipes;
import io.github.e2emaven.process.ProcessId;
import io.github.e2emaven.process.ProcessUnit;
import io.github.e2emaven.usage.UnitMeter;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Notices that a test JVM is gone although its launcher still waits: Failsafe reads the JVM's
 * output until it is closed, and a process that the JVM left behind holds it open. The repeated
 * search has a second use: a process that is seen once while its parent lives is found again later,
 * whatever becomes of its parent.
 */
public final class TestJvmWatcher implements AutoCloseable {

  private static final long PAUSE_MILLIS = 250;

  /**
   * Searches without a test JVM until it counts as gone: Failsafe needs a moment for its reports.
   */
  private static final int PATIENCE = 8;

  private final ProcessUnit unit;
  private final long server;
  private final UnitMeter meter;
  private final Runnable onLeak;
  private final CountDownLatch closed = new CountDownLatch(1);
  private volatile OutputPipes pipes = OutputPipes.NONE;

  /**
   * Watches from now on.
   *
   * @param server pid of the server's leader, which is no test JVM
   * @param meter looks at the processes that the search finds
   * @param onLeak runs once, on a thread of its own, when the test JVM has been gone for 2 s
   */
  private TestJvmWatcher(ProcessUnit unit, long server, UnitMeter meter, Runnable onLeak) {
    this.unit = unit;
    this.server = server;
    this.meter = meter;
    this.onLeak = onLeak;
  }

  /**
   * Watches from now on, on a thread of its own.
   *
   * @param unit the processes of the stack, tests included
   * @param server pid of the server's leader, 0 for none
   * @param meter reads what the processes use, at each look
   * @param onLeak runs when the test JVM is gone, but a process that it left behind keeps its
   *     launcher waiting
   */
  public static TestJvmWatcher start(
      ProcessUnit unit, long server, UnitMeter meter, Runnable onLeak) {
    var watch = new TestJvmWatcher(unit, server, meter, onLeak);
    var thread = new Thread(watch::watch, "e2e-test-jvm-watcher");
    thread.setDaemon(true);
    thread.start();
    return watch;
  }

  @Override
  public void close() {
    closed.countDown();
  }

  private void watch() {
    boolean seen = false;
    int missing = 0;
    try {
      while (!closed.await(PAUSE_MILLIS, TimeUnit.MILLISECONDS)) {
        var members = unit.members();
        meter.look(members);
        var fork = members.stream().filter(this::isFork).findFirst();
        fork.map(OutputPipes::of).filter(found -> !found.names().isEmpty()).ifPresent(this::keep);
        boolean there = fork.isPresent();
        seen |= there;
        missing = there ? 0 : missing + 1;
        if (seen && (missing >= PATIENCE || isHeldOpen(missing))) {
          onLeak.run();
          return;
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** What Failsafe reads until no process holds it open; remembered when the JVM is gone. */
  public OutputPipes pipes() {
    return pipes;
  }

  private void keep(OutputPipes found) {
    pipes = found;
  }

  /** No reason for patience: another process can still write what Failsafe reads. */
  private boolean isHeldOpen(int missing) {
    return missing >= 2 && !pipes.holders().isEmpty();
  }

  /** Failsafe's forks are children of Maven; of the stack only the server is one too. */
  private boolean isFork(ProcessId member) {
    return member.pid() != server
        && ProcessHandle.of(member.pid())
            .flatMap(ProcessHandle::parent)
            .filter(parent -> parent.pid() == ProcessHandle.current().pid())
            .isPresent();
  }
}
