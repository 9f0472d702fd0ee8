package io.github.e2emaven.reaper;

import io.github.e2emaven.database.AbandonedCluster;
import io.github.e2emaven.ledger.Resource;
import java.nio.file.Path;
import java.util.List;

/** Ends the embedded PostgreSQL of a dead run and deletes its directory, and no other one. */
record ClusterReaping(Reaping reaping) {

  List<Reaped> remove(List<Resource> directories) {
    return directories.stream().map(this::remove).toList();
  }

  private Reaped remove(Resource directory) {
    var cluster = cluster(directory.name());
    if (!cluster.isRecognised()) {
      return Reaped.left(directory, "directory " + directory.name() + ", which is not ours");
    }
    if (reaping.death() == Death.PROCESS && !cluster.stop(reaping.reaper().grace())) {
      return Reaped.left(directory, "PostgreSQL in " + directory.name());
    }
    return DirectoryReaping.delete(directory, cluster, "PostgreSQL in " + directory.name());
  }

  /** They die with their cluster. */
  List<Reaped> databases(List<Resource> databases) {
    return databases.stream().map(this::database).toList();
  }

  private Reaped database(Resource database) {
    return cluster(database.place()).isGone()
        ? Reaped.absent(database)
        : Reaped.left(database, "database " + database.name() + " in " + database.place());
  }

  private AbandonedCluster cluster(String directory) {
    return new AbandonedCluster(reaping.run(), Path.of(directory), reaping.reaper().starter());
  }
}
