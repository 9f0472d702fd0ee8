package io.github.e2emaven.cleanup;

import io.github.e2emaven.ledger.LedgerResource;
import io.github.e2emaven.outcome.StageException;
import io.github.e2emaven.plan.DatabaseAddress;
import io.github.e2emaven.postgres.template.OrphanedDatabaseSweeper;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Drops the databases that a dead run made on servers of somebody else. */
record DatabaseReaper(ResourceReaper reaping) {

  List<CleanedResource> drop(List<LedgerResource> databases) {
    var byPlace = databases.stream().collect(Collectors.groupingBy(LedgerResource::place));
    return byPlace.entrySet().stream()
        .flatMap(entry -> drop(entry.getKey(), entry.getValue()).stream())
        .toList();
  }

  private List<CleanedResource> drop(String place, List<LedgerResource> databases) {
    return reaping.reaper().servers().stream()
        .filter(server -> server.place().equals(place))
        .findFirst()
        .map(server -> drop(server, databases))
        .orElseGet(
            () -> left(databases, " on " + place + ", whose <database> <url> is not given here"));
  }

  private List<CleanedResource> drop(DatabaseAddress server, List<LedgerResource> databases) {
    var names = databases.stream().map(LedgerResource::name).toList();
    try {
      var gone = new HashSet<>(dropped(new OrphanedDatabaseSweeper(server, reaping.run()), names));
      return databases.stream().map(database -> fate(database, gone)).toList();
    } catch (StageException e) {
      return left(databases, ": " + e.text());
    }
  }

  /** Somebody else's reboot must not cost a session: then only what nobody uses is dropped. */
  private List<String> dropped(OrphanedDatabaseSweeper sweep, List<String> names) {
    return reaping.death() == OwnerLiveness.REBOOT ? sweep.dropUnused(names) : sweep.drop(names);
  }

  private static CleanedResource fate(LedgerResource database, Set<String> gone) {
    return gone.contains(database.name())
        ? CleanedResource.cleaned(database, "database " + database.name())
        : CleanedResource.left(
            database,
            "database " + database.name() + ", which is in use or does not bear the run's mark");
  }

  private static List<CleanedResource> left(List<LedgerResource> databases, String why) {
    return databases.stream()
        .map(database -> CleanedResource.left(database, "database " + database.name() + why))
        .toList();
  }
}
