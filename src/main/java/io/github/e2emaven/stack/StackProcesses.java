package io.github.e2emaven.stack;

import io.github.e2emaven.process.ExitStatus;
import io.github.e2emaven.process.ProcessUnit;
import io.github.e2emaven.process.RunningProcess;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** The processes of one stack: a killable unit that grows. Safe for several threads. */
final class StackProcesses {

  private final AtomicReference<ProcessUnit> unit;
  private volatile @Nullable RunningProcess server;
  private volatile @Nullable TestJvmWatcher tests;

  StackProcesses(String cookie) {
    this.unit = new AtomicReference<>(ProcessUnit.of(cookie));
  }

  /** The server is forked. */
  void started(RunningProcess process) {
    server = process;
    unit.updateAndGet(known -> known.including(process.pid()));
  }

  /** Watches the test JVM that is about to be forked; {@code onLeak} as in {@link Stack}. */
  TestJvmWatcher watchTests(Runnable onLeak) {
    var watch = TestJvmWatcher.start(known(), leader(), onLeak);
    tests = watch;
    return watch;
  }

  /** As far as they are known without a search. */
  ProcessUnit known() {
    return unit.get();
  }

  /** Includes those that are found only by the output of the test JVM that they have inherited. */
  ProcessUnit whole() {
    var watch = tests;
    if (watch != null) {
      for (var holder : watch.pipes().holders()) {
        unit.updateAndGet(known -> known.including(holder));
      }
    }
    return unit.get();
  }

  /** The server's process id, 0 before it is forked. */
  long leader() {
    var process = server;
    return process == null ? 0 : process.pid();
  }

  /** Completes when the server exits; never without a server. */
  CompletableFuture<ExitStatus> serverExit() {
    var process = server;
    return process == null ? new CompletableFuture<>() : process.exit();
  }
}
