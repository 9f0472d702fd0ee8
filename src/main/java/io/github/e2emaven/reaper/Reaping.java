package io.github.e2emaven.reaper;

import io.github.e2emaven.database.AbandonedCluster;
import io.github.e2emaven.ledger.Resource;
import io.github.e2emaven.ledger.Resource.Kind;
import io.github.e2emaven.plan.RunId;
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
record Reaping(Reaper reaper, RunId run, Death death) {

  ReapReport of(List<Resource> open) {
    var directories = only(open, resource -> resource.kind() == Kind.DIRECTORY);
    var copies = only(directories, it -> DirectoryReaping.isHalfCopy(it, run));
    var clusters = only(directories, it -> !copies.contains(it));
    var databases = only(open, resource -> resource.kind() == Kind.DATABASE);
    var processes = only(open, resource -> resource.kind() == Kind.PROCESSES);
    var reaped = new ArrayList<Reaped>();
    reaped.addAll(processes().end(only(processes, resource -> !isPostgres(resource))));
    reaped.addAll(new DatabaseReaping(this).drop(only(databases, resource -> !isInside(resource))));
    reaped.addAll(new ClusterReaping(this).remove(clusters));
    // after SIGINT to the postmaster: a plain stop would leave shared memory behind
    reaped.addAll(processes().end(only(processes, this::isPostgres)));
    reaped.addAll(new ClusterReaping(this).databases(only(databases, Reaping::isInside)));
    reaped.addAll(DirectoryReaping.removeHalfCopies(copies, run));
    return new ReapReport(run.value(), reaped);
  }

  private ProcessReaping processes() {
    return new ProcessReaping(this);
  }

  private boolean isPostgres(Resource processes) {
    return processes.name().equals(AbandonedCluster.cookie(run));
  }

  /** Of an embedded server: the place is the cluster's directory. */
  private static boolean isInside(Resource database) {
    return database.place().startsWith("/");
  }

  private static List<Resource> only(List<Resource> resources, Predicate<Resource> condition) {
    return resources.stream().filter(condition).toList();
  }
}
