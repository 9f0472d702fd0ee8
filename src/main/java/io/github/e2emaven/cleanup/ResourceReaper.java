package io.github.e2emaven.cleanup;

import io.github.e2emaven.cleanup.CleanupReport.CleanedResource;
import io.github.e2emaven.ledger.LedgerResource;
import io.github.e2emaven.ledger.LedgerResource.Kind;
import io.github.e2emaven.plan.RunId;
import io.github.e2emaven.postgres.embedded.OrphanedCluster;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * Removes the resources of one dead run: the users of a resource before the resource itself.
 *
 * @param run the dead run
 * @param processes kills processes
 * @param databases drops databases on external servers
 * @param clusters stops embedded servers and deletes their directories
 * @param directories deletes partial cache entries and temporary directories
 */
record ResourceReaper(
    RunId run,
    ProcessReaper processes,
    DatabaseReaper databases,
    ClusterReaper clusters,
    DirectoryReaper directories) {

  CleanupReport reap(List<LedgerResource> open) {
    var paths = only(open, resource -> resource.kind() == Kind.DIRECTORY);
    var stored = only(open, resource -> resource.kind() == Kind.DATABASE);
    var units = only(open, resource -> resource.kind() == Kind.PROCESSES);
    var cleaned = new ArrayList<CleanedResource>();
    cleaned.addAll(processes.kill(only(units, unit -> !isPostgres(unit))));
    cleaned.addAll(databases.drop(only(stored, database -> !isEmbedded(database))));
    cleaned.addAll(clusters.remove(only(paths, path -> !directories.isRecognised(path))));
    // After SIGINT to the postmaster: killed with the other processes, it would leave shared
    // memory.
    cleaned.addAll(processes.kill(only(units, this::isPostgres)));
    cleaned.addAll(clusters.databases(only(stored, ResourceReaper::isEmbedded)));
    cleaned.addAll(directories.remove(only(paths, directories::isRecognised)));
    return new CleanupReport(run.value(), cleaned);
  }

  private boolean isPostgres(LedgerResource unit) {
    return unit.name().equals(OrphanedCluster.cookie(run));
  }

  /** The place of an embedded database is the directory of its cluster. */
  private static boolean isEmbedded(LedgerResource database) {
    return database.place().startsWith("/");
  }

  private static List<LedgerResource> only(
      List<LedgerResource> resources, Predicate<LedgerResource> condition) {
    return resources.stream().filter(condition).toList();
  }
}
