package io.github.e2emaven.cleanup;

import io.github.e2emaven.cleanup.CleanupReport.CleanedResource;
import io.github.e2emaven.ledger.LedgerResource;
import io.github.e2emaven.plan.RunId;
import io.github.e2emaven.postgres.embedded.OrphanedCluster;
import io.github.e2emaven.process.ProcessStarter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * Stops the embedded PostgreSQL of a dead run and deletes its directory, and no other directory.
 *
 * @param run the dead run
 * @param liveness how certain its death is
 * @param starter starts the program that removes shared memory
 * @param grace for each signal to the postmaster
 */
record ClusterReaper(RunId run, OwnerLiveness liveness, ProcessStarter starter, Duration grace) {

  List<CleanedResource> remove(List<LedgerResource> directories) {
    return directories.stream().map(this::remove).toList();
  }

  private CleanedResource remove(LedgerResource directory) {
    var name = directory.name();
    var cluster = cluster(name);
    if (!cluster.isRecognised()) {
      return CleanedResource.remaining(
          directory, "directory %s (not created by the run: %s)".formatted(name, reason(cluster)));
    }
    if (liveness == OwnerLiveness.EXITED && !cluster.stop(grace)) {
      return CleanedResource.remaining(directory, "PostgreSQL in " + name);
    }
    return DirectoryReaper.delete(directory, cluster, "PostgreSQL in " + name);
  }

  private static String reason(OrphanedCluster cluster) {
    return "name, content or owner differ, or it is not directly below " + cluster.parents();
  }

  /** Tells what became of databases, which are deleted with their cluster. */
  List<CleanedResource> databases(List<LedgerResource> databases) {
    return databases.stream().map(this::database).toList();
  }

  private CleanedResource database(LedgerResource database) {
    return cluster(database.place()).isGone()
        ? CleanedResource.absent(database)
        : CleanedResource.remaining(
            database, "database %s in %s".formatted(database.name(), database.place()));
  }

  private OrphanedCluster cluster(String directory) {
    return new OrphanedCluster(run, Path.of(directory), starter);
  }
}
