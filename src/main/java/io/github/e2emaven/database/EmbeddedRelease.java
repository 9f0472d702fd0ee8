package io.github.e2emaven.database;

import java.io.IOException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Gives back what an embedded server is made of, once, and says what could not be given back. */
final class EmbeddedRelease {

  private static final int TRIES = 20;

  private final EmbeddedCluster cluster;
  private final Consumer<String> notice;
  private @Nullable Postmaster postmaster;
  private boolean stopped;
  private boolean done;

  EmbeddedRelease(EmbeddedCluster cluster, Consumer<String> notice) {
    this.cluster = cluster;
    this.notice = notice;
  }

  /** From now on there is a process to stop. */
  synchronized void stopsFirst(Postmaster started) {
    postmaster = started;
  }

  /** Stops the server, deletes the cluster; never throws. */
  synchronized void run() {
    if (!done && stop()) {
      done = true;
      deleteDirectory();
    }
  }

  /** Stops the server only, so that its files can be read; tells whether it is gone. */
  synchronized boolean stop() {
    var running = postmaster;
    if (!stopped) {
      stopped = running == null || running.stop();
      if (stopped) {
        cluster.processes().strike();
      } else if (running != null) {
        notice.accept("PostgreSQL could not be ended: process " + running.process().pid());
      }
    }
    return stopped;
  }

  private void deleteDirectory() {
    IOException problem = null;
    for (int i = 0; i < TRIES; i++) {
      try {
        FileTree.delete(cluster.directory());
        cluster.files().strike();
        return;
      } catch (IOException e) {
        problem = e; // backends of a server that was killed may still write for a moment
      }
    }
    notice.accept("The directory of PostgreSQL's cluster could not be deleted: " + problem);
  }
}
