package io.github.e2emaven.stack;

import io.github.e2emaven.outcome.StackUsage;
import io.github.e2emaven.plan.StackAddress;
import io.github.e2emaven.process.ExitStatus;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** Ports, a database, a directory and logs, and the server that uses them unless it is skipped. */
public interface Stack extends AutoCloseable {

  /** What server and tests know of it. */
  StackAddress address();

  /** Completes when the server exits; never for a stack without a server. */
  CompletableFuture<ExitStatus> serverExit();

  /**
   * Watches the test JVM until the watch is closed.
   *
   * @param onLeak runs when the test JVM is gone, but a process that it left behind keeps its
   *     launcher waiting
   */
  Watch watchTests(Runnable onLeak);

  /** A watch on the test JVM. */
  interface Watch extends AutoCloseable {
    /** Stops watching; never throws. */
    @Override
    void close();
  }

  /**
   * Writes thread dumps and database sessions into the attempt's directory.
   *
   * @return the stack frame in which the test class hangs, if one is found
   */
  Optional<String> diagnose();

  /** What its processes have used so far. */
  default StackUsage usage() {
    return StackUsage.NONE;
  }

  /**
   * Kills every process of the stack, tests included, and returns when they are gone.
   *
   * @param grace from SIGTERM to SIGKILL
   */
  void kill(Duration grace);

  /**
   * Kills what the tests left behind and returns when that is gone; releases the rest as {@link
   * #close} does.
   */
  void killLeaks();

  /**
   * Releases server and ports in the foreground, so that another stack can take its place; never
   * throws.
   */
  void discard();

  /** Releases server and ports in the background; never throws. The database stays. */
  @Override
  void close();
}
