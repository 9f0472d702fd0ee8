package io.github.e2emaven.process;

import java.util.concurrent.Executor;

/**
 * A thread of its own for each piece of work, which holds up no JVM's end. For work that waits: in
 * the common pool it would hold up that of others.
 */
public final class DaemonThreads {

  private DaemonThreads() {}

  /** Threads of this name. */
  public static Executor named(String name) {
    return work -> {
      var thread = new Thread(work, name);
      thread.setDaemon(true);
      thread.start();
    };
  }
}
