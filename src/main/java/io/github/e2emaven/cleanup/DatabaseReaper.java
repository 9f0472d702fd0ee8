package io.github.e2emaven.cleanup;

import io.github.e2emaven.cleanup.CleanupReport.CleanedResource;
import io.github.e2emaven.ledger.LedgerResource;
import io.github.e2emaven.outcome.StageException;
import io.github.e2emaven.plan.DatabaseAddress;
import io.github.e2emaven.plan.RunId;
import io.github.e2emaven.postgres.template.OrphanedDatabaseSweeper;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Drops the databases of a dead run on external servers.
 *
 * @param run the dead run
 * @param liveness how certain its death is
 * @param servers the known addresses of servers
 */
record DatabaseReaper(RunId run, OwnerLiveness liveness, List<DatabaseAddress> servers) {

  List<CleanedResource> drop(List<LedgerResource> databases) {
    var byPlace = databases.stream().collect(Collectors.groupingBy(LedgerResource::place));
    return byPlace.entrySet().stream()
        .flatMap(entry -> drop(entry.getKey(), entry.getValue()).stream())
        .toList();
  }

  private List<CleanedResource> drop(String place, List<LedgerResource> databases) {
    return servers.stream()
        .filter(server -> server.place().equals(place))
        .findFirst()
        .map(server -> drop(server, databases))
        .orElseGet(
            () -> remaining(databases, "on " + place + ", no <database><url> of that server"));
  }

  private List<CleanedResource> drop(DatabaseAddress server, List<LedgerResource> databases) {
    var names = databases.stream().map(LedgerResource::name).toList();
    try {
      var gone = new HashSet<>(dropped(new OrphanedDatabaseSweeper(server, run), names));
      return databases.stream().map(database -> fate(database, gone)).toList();
    } catch (StageException e) {
      return remaining(databases, e.headline());
    }
  }

  /** After a reboot the owner is less certain: a database that a session uses is kept. */
  private List<String> dropped(OrphanedDatabaseSweeper sweeper, List<String> names) {
    return liveness == OwnerLiveness.REBOOTED ? sweeper.dropUnused(names) : sweeper.drop(names);
  }

  private static CleanedResource fate(LedgerResource database, Set<String> gone) {
    return gone.contains(database.name())
        ? CleanedResource.removed(database, "database " + database.name())
        : remaining(database, "in use, or without the mark of the run");
  }

  private static List<CleanedResource> remaining(List<LedgerResource> databases, String why) {
    return databases.stream().map(database -> remaining(database, why)).toList();
  }

  private static CleanedResource remaining(LedgerResource database, String why) {
    return CleanedResource.remaining(database, "database %s (%s)".formatted(database.name(), why));
  }
}
