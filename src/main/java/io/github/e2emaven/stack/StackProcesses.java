package io.github.e2emaven.stack;

import io.github.e2emaven.process.ExitStatus;
import io.github.e2emaven.process.ProcessUnit;
import io.github.e2emaven.process.RunningProcess;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** The processes of one stack: a killable unit of which more becomes known with time. */
final class StackProcesses {

  private volatile ProcessUnit unit;
  private volatile @Nullable RunningProcess server;
  private volatile @Nullable TestJvmWatcher tests;

  StackProcesses(String cookie) {
    this.unit = ProcessUnit.of(cookie);
  }

  /** The server runs. */
  void started(RunningProcess process) {
    server = process;
    unit = unit.including(process.pid());
  }

  /**
   * Watches the test JVM that is about to be forked; {@code leftBehind} as {@link Stack} has it.
   */
  TestJvmWatcher watchTests(Runnable leftBehind) {
    var watch = TestJvmWatcher.start(unit, leader(), leftBehind);
    tests = watch;
    return watch;
  }

  /** As far as they are known without looking. */
  ProcessUnit unit() {
    return unit;
  }

  /** With those who are known only by the output of the test JVM that they have inherited. */
  ProcessUnit whole() {
    var watch = tests;
    var whole = unit;
    if (watch != null) {
      for (var holder : watch.pipes().holders()) {
        whole = whole.including(holder);
      }
    }
    unit = whole;
    return whole;
  }

  /** The server's process id, 0 before it has one. */
  long leader() {
    var process = server;
    return process == null ? 0 : process.pid();
  }

  /** Completes with the server's end; never where there is none. */
  CompletableFuture<ExitStatus> serverExit() {
    var process = server;
    return process == null ? new CompletableFuture<>() : process.exit();
  }
}
