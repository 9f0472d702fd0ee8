package io.github.e2emaven.stack;

import io.github.e2emaven.process.ExitStatus;
import io.github.e2emaven.process.ProcessUnit;
import io.github.e2emaven.process.RunningProcess;
import io.github.e2emaven.process.StopGrace;
import io.github.e2emaven.usage.UnitMeter;
import io.github.e2emaven.watch.TestJvmWatcher;
import java.util.concurrent.CompletableFuture;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** The processes of one stack: a killable unit that grows. Safe for several threads. */
final class StackProcesses {

  private final UnitMeter meter = UnitMeter.ofHost();
  private volatile ProcessUnit unit;
  private volatile @Nullable RunningProcess server;
  private volatile @Nullable TestJvmWatcher tests;

  StackProcesses(String cookie) {
    this.unit = ProcessUnit.of(cookie);
  }

  /** The server is forked. */
  void started(RunningProcess process) {
    server = process;
    include(known -> known.including(process.pid()));
  }

  /** One at a time: what another thread has added stays. */
  private synchronized void include(UnaryOperator<ProcessUnit> more) {
    unit = more.apply(unit);
  }

  /** Watches the test JVM that is about to be forked; {@code onLeak} as in {@link Stack}. */
  TestJvmWatcher watchTests(Runnable onLeak) {
    var watch = TestJvmWatcher.start(known(), leader(), meter, onLeak);
    tests = watch;
    return watch;
  }

  /** As far as they are known without a search. */
  ProcessUnit known() {
    return unit;
  }

  /** Includes those that are found only by the output of the test JVM that they have inherited. */
  ProcessUnit whole() {
    var watch = tests;
    if (watch != null) {
      for (var holder : watch.pipes().holders()) {
        include(known -> known.including(holder));
      }
    }
    return unit;
  }

  /** What they use. */
  UnitMeter meter() {
    return meter;
  }

  /** The server's process id, 0 before it is forked. */
  long leader() {
    var process = server;
    return process == null ? 0 : process.pid();
  }

  /**
   * Sends SIGTERM to the server's process alone, and returns when it has exited or the grace is
   * over; true if it has exited. A JVM that writes an archive starts another one for it, which must
   * not be stopped.
   */
  boolean exitLeader(StopGrace grace) {
    var process = server;
    if (process == null || !process.isAlive()) {
      return process != null;
    }
    ProcessHandle.of(process.pid()).ifPresent(ProcessHandle::destroy);
    return grace.awaits(process.exit());
  }

  /** Completes when the server exits; never without a server. */
  CompletableFuture<ExitStatus> serverExit() {
    var process = server;
    return process == null ? new CompletableFuture<>() : process.exit();
  }
}
