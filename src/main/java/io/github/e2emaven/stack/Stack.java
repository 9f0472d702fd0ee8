package io.github.e2emaven.stack;

import io.github.e2emaven.plan.StackAddress;
import io.github.e2emaven.process.ExitStatus;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** A running server with its ports, its database, its directory and its logs. */
public interface Stack extends AutoCloseable {

  /** What server and tests know of it. */
  StackAddress address();

  /** Completes when the server ends; never if it has none. */
  CompletableFuture<ExitStatus> serverExit();

  /**
   * Watches the test JVM until the watch is closed.
   *
   * @param leftBehind runs when the test JVM is gone, but a process that it left behind holds its
   *     launcher up
   */
  Watch watchTests(Runnable leftBehind);

  /** Ends the watching; never throws. */
  interface Watch extends AutoCloseable {
    @Override
    void close();
  }

  /**
   * Writes what its processes do at the moment into the attempt's directory.
   *
   * @return the stack frame in which the test class hangs, if one can be told
   */
  Optional<String> diagnose();

  /**
   * Ends every process of the stack, tests included, and returns when they are gone.
   *
   * @param grace between SIGTERM and SIGKILL
   */
  void kill(Duration grace);

  /**
   * Ends what the tests left behind and returns when that is gone; releases the rest as {@link
   * #close} does.
   */
  void endLeftovers();

  /** Releases server and ports in the background; never throws. The database stays. */
  @Override
  void close();
}
