package io.github.e2emaven.process;

import java.util.concurrent.Executor;

/**
 * Runs each task on a daemon thread of its own, which does not keep the JVM alive. For tasks that
 * wait: in the common pool they would block other tasks.
 */
public final class DaemonThreads {

  private DaemonThreads() {}

  /** An executor whose threads have this name. */
  public static Executor named(String name) {
    return work -> {
      var thread = new Thread(work, name);
      thread.setDaemon(true);
      thread.start();
    };
  }
}
