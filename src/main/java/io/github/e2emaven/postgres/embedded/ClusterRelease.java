package io.github.e2emaven.postgres.embedded;

import io.github.e2emaven.files.FileTree;
import io.github.e2emaven.outcome.RunStage;
import io.github.e2emaven.outcome.StageException;
import io.github.e2emaven.process.ProcessUnit;
import io.github.e2emaven.process.StopPolicy;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Stops the server of a cluster and deletes its directory, once; reports what it cannot remove. */
final class ClusterRelease {

  private static final int TRIES = 20;

  private final ClusterDirectory cluster;
  private final ClusterOwner owner;
  private @Nullable Postmaster postmaster;
  private volatile boolean begun;
  private boolean stopped;
  private boolean done;

  ClusterRelease(ClusterDirectory cluster, ClusterOwner owner) {
    this.cluster = cluster;
    this.owner = owner;
  }

  /** Called when the server is ready: until then the launcher stops what it started. */
  synchronized void stopsFirst(Postmaster started) {
    postmaster = started;
  }

  /**
   * Stops the server and keeps everything else for the next one.
   *
   * @throws StageException of stage POSTGRESQL when a process is left
   */
  synchronized void pause() {
    if (postmaster != null && !postmaster.stop(owner.starter())) {
      throw new StageException(
          RunStage.POSTGRESQL, "Cannot stop PostgreSQL in " + cluster.directory());
    }
    postmaster = null;
  }

  /** Whether we stop the server ourselves, so that its exit is no failure. */
  boolean isBegun() {
    return begun;
  }

  /** Stops the server and deletes the cluster; never throws. */
  synchronized void run() {
    if (!done && stop()) {
      done = true;
      deleteDirectory();
    }
  }

  /** Stops the server only, so that its files can be copied; tells whether no process is left. */
  synchronized boolean stop() {
    begun = true;
    if (!stopped) {
      stopped = postmaster == null ? stopPrograms() : postmaster.stop(owner.starter());
      if (stopped) {
        cluster.processes().strike();
      } else {
        owner.notice().accept("Cannot stop PostgreSQL in " + cluster.directory());
      }
    }
    return stopped;
  }

  private boolean stopPrograms() {
    var unit = ProcessUnit.of(ClusterDirectory.cookie(cluster.run()));
    return new PostmasterShutdown(unit, cluster.directory(), owner.starter())
        .run(StopPolicy.POSTMASTER_GRACE);
  }

  private void deleteDirectory() {
    IOException problem = null;
    for (int i = 0; i < TRIES; i++) {
      try {
        FileTree.delete(cluster.directory());
        cluster.files().strike();
        return;
      } catch (IOException e) {
        problem = e; // backends of a killed server may still write for a moment
      }
    }
    owner.notice().accept("Cannot delete PostgreSQL's cluster directory: " + problem);
  }
}
