package io.github.e2emaven.cleanup;

import io.github.e2emaven.ledger.LedgerResource;
import io.github.e2emaven.postgres.embedded.OrphanedCluster;
import java.nio.file.Path;
import java.util.List;

/** Ends the embedded PostgreSQL of a dead run and deletes its directory, and no other one. */
record ClusterReaper(ResourceReaper reaping) {

  List<CleanedResource> remove(List<LedgerResource> directories) {
    return directories.stream().map(this::remove).toList();
  }

  private CleanedResource remove(LedgerResource directory) {
    var cluster = cluster(directory.name());
    if (!cluster.isRecognised()) {
      return CleanedResource.left(
          directory, "directory " + directory.name() + ", which is not ours");
    }
    if (reaping.death() == OwnerLiveness.PROCESS && !cluster.stop(reaping.reaper().grace())) {
      return CleanedResource.left(directory, "PostgreSQL in " + directory.name());
    }
    return DirectoryReaper.delete(directory, cluster, "PostgreSQL in " + directory.name());
  }

  /** They die with their cluster. */
  List<CleanedResource> databases(List<LedgerResource> databases) {
    return databases.stream().map(this::database).toList();
  }

  private CleanedResource database(LedgerResource database) {
    return cluster(database.place()).isGone()
        ? CleanedResource.absent(database)
        : CleanedResource.left(database, "database " + database.name() + " in " + database.place());
  }

  private OrphanedCluster cluster(String directory) {
    return new OrphanedCluster(reaping.run(), Path.of(directory), reaping.reaper().starter());
  }
}
