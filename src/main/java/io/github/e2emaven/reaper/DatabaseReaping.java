package io.github.e2emaven.reaper;

import io.github.e2emaven.database.DatabaseSweep;
import io.github.e2emaven.ledger.Resource;
import io.github.e2emaven.outcome.StageException;
import io.github.e2emaven.plan.DatabaseAddress;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Drops the databases that a dead run made on servers of somebody else. */
record DatabaseReaping(Reaping reaping) {

  List<Reaped> drop(List<Resource> databases) {
    var byPlace = databases.stream().collect(Collectors.groupingBy(Resource::place));
    return byPlace.entrySet().stream()
        .flatMap(entry -> drop(entry.getKey(), entry.getValue()).stream())
        .toList();
  }

  private List<Reaped> drop(String place, List<Resource> databases) {
    return reaping.reaper().servers().stream()
        .filter(server -> DatabaseSweep.place(server).equals(place))
        .findFirst()
        .map(server -> drop(server, databases))
        .orElseGet(
            () -> left(databases, " on " + place + ", whose <database> <url> is not given here"));
  }

  private List<Reaped> drop(DatabaseAddress server, List<Resource> databases) {
    var names = databases.stream().map(Resource::name).toList();
    try {
      var gone = new HashSet<>(dropped(new DatabaseSweep(server, reaping.run()), names));
      return databases.stream().map(database -> fate(database, gone)).toList();
    } catch (StageException e) {
      return left(databases, ": " + e.text());
    }
  }

  /** Somebody else's reboot must not cost a session: then only what nobody uses is dropped. */
  private List<String> dropped(DatabaseSweep sweep, List<String> names) {
    return reaping.death() == Death.REBOOT ? sweep.dropUnused(names) : sweep.drop(names);
  }

  private static Reaped fate(Resource database, Set<String> gone) {
    return gone.contains(database.name())
        ? Reaped.cleaned(database, "database " + database.name())
        : Reaped.left(
            database,
            "database " + database.name() + ", which is in use or does not bear the run's mark");
  }

  private static List<Reaped> left(List<Resource> databases, String why) {
    return databases.stream()
        .map(database -> Reaped.left(database, "database " + database.name() + why))
        .toList();
  }
}
