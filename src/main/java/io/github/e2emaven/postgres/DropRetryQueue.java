package io.github.e2emaven.postgres;

import io.github.e2emaven.outcome.StageException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Databases that could not be dropped when it was time for it. Safe for several threads. */
public final class DropRetryQueue {

  private final Queue<PendingDrop> databases = new ConcurrentLinkedQueue<>();

  public void add(PendingDrop database) {
    databases.add(database);
  }

  /** Tries again through a session that is there already; what fails is tried once more later. */
  void dropThrough(SqlSession session) {
    for (var database : taken()) {
      try {
        database.drop(session);
      } catch (SQLException e) {
        databases.add(database);
      }
    }
  }

  /**
   * Tries again, and waits for the server as long as its sessions do.
   *
   * @param place where they are
   * @return what stays, and why
   */
  Optional<String> drop(String place) {
    var names = new ArrayList<String>();
    var why = "";
    var away = false;
    for (var database : taken()) {
      try {
        if (!away) {
          database.dropPatiently();
        }
      } catch (StageException e) {
        away = SqlState.isAway(e);
        why = e.text();
      }
      if (!database.isReleased()) {
        names.add(database.name());
      }
    }
    return names.isEmpty() ? Optional.empty() : Optional.of(message(place, names, why));
  }

  /** They are gone with their server. */
  public void gone() {
    taken().forEach(PendingDrop::gone);
  }

  private List<PendingDrop> taken() {
    var taken = List.copyOf(databases);
    databases.removeAll(taken);
    return taken;
  }

  private static String message(String place, List<String> names, String why) {
    return "%d database%s still on %s: %s. Listed in the ledger: the next run there drops %s, or mvn e2e:reap -De2e.database.url=… now.%n%s"
        .formatted(
            names.size(),
            names.size() == 1 ? " is" : "s are",
            place,
            String.join(", ", names),
            names.size() == 1 ? "it" : "them",
            why);
  }
}
