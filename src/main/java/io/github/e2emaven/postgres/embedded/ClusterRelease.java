package io.github.e2emaven.postgres.embedded;

import io.github.e2emaven.process.ProcessStarter;
import io.github.e2emaven.process.ProcessUnit;
import java.io.IOException;
import java.time.Duration;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Gives back what an embedded server is made of, once, and says what could not be given back. */
final class ClusterRelease {

  private static final int TRIES = 20;

  private final ClusterDirectory cluster;
  private final ProcessStarter starter;
  private final Consumer<String> notice;
  private @Nullable Postmaster postmaster;
  private volatile boolean begun;
  private boolean stopped;
  private boolean done;

  ClusterRelease(ClusterDirectory cluster, ProcessStarter starter, Consumer<String> notice) {
    this.cluster = cluster;
    this.starter = starter;
    this.notice = notice;
  }

  /** From now on there is a process to stop. */
  synchronized void stopsFirst(Postmaster started) {
    postmaster = started;
  }

  /** Whether an end of the server is our own doing. */
  boolean isBegun() {
    return begun;
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
    begun = true;
    var running = postmaster;
    if (!stopped) {
      stopped = (running == null || running.stop()) && endOthers();
      if (stopped) {
        cluster.processes().strike();
      } else {
        notice.accept("PostgreSQL in " + cluster.directory() + " could not be ended");
      }
    }
    return stopped;
  }

  /** A program that was interrupted, backends of a server that was killed, and their memory. */
  private boolean endOthers() {
    var unit = ProcessUnit.of(ClusterDirectory.cookie(cluster.run()));
    boolean gone = unit.stop(Duration.ZERO).isClean() && new BackendProcesses(cluster.data()).end();
    new PostmasterPidFile(cluster.data())
        .segment()
        .ifPresent(
            id -> PostmasterPidFile.remove(id, cluster.place(), cluster.environment(), starter));
    return gone;
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
