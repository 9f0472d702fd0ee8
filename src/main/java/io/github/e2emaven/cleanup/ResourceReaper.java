package io.github.e2emaven.cleanup;

import io.github.e2emaven.ledger.LedgerResource;
import io.github.e2emaven.ledger.LedgerResource.Kind;
import io.github.e2emaven.plan.RunId;
import io.github.e2emaven.postgres.embedded.OrphanedCluster;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * The work on one dead run: who uses a thing goes before the thing itself.
 *
 * @param reaper with what
 * @param run whose resources
 * @param death how certain its end is
 */
record ResourceReaper(LedgerReaper reaper, RunId run, OwnerLiveness death) {

  CleanupReport of(List<LedgerResource> open) {
    var directories = only(open, resource -> resource.kind() == Kind.DIRECTORY);
    var copies = only(directories, it -> DirectoryReaper.isHalfCopy(it, run));
    var clusters = only(directories, it -> !copies.contains(it));
    var databases = only(open, resource -> resource.kind() == Kind.DATABASE);
    var processes = only(open, resource -> resource.kind() == Kind.PROCESSES);
    var reaped = new ArrayList<CleanedResource>();
    reaped.addAll(processes().end(only(processes, resource -> !isPostgres(resource))));
    reaped.addAll(new DatabaseReaper(this).drop(only(databases, resource -> !isInside(resource))));
    reaped.addAll(new ClusterReaper(this).remove(clusters));
    // after SIGINT to the postmaster: a plain stop would leave shared memory behind
    reaped.addAll(processes().end(only(processes, this::isPostgres)));
    reaped.addAll(new ClusterReaper(this).databases(only(databases, ResourceReaper::isInside)));
    reaped.addAll(DirectoryReaper.removeHalfCopies(copies, run));
    return new CleanupReport(run.value(), reaped);
  }

  private ProcessReaper processes() {
    return new ProcessReaper(this);
  }

  private boolean isPostgres(LedgerResource processes) {
    return processes.name().equals(OrphanedCluster.cookie(run));
  }

  /** Of an embedded server: the place is the cluster's directory. */
  private static boolean isInside(LedgerResource database) {
    return database.place().startsWith("/");
  }

  private static List<LedgerResource> only(
      List<LedgerResource> resources, Predicate<LedgerResource> condition) {
    return resources.stream().filter(condition).toList();
  }
}
