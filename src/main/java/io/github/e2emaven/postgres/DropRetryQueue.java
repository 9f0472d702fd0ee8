package io.github.e2emaven.postgres;

import io.github.e2emaven.outcome.FailureMessage;
import io.github.e2emaven.outcome.StageException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Databases whose drop failed and is retried at the end of the run. Safe for several threads. */
public final class DropRetryQueue {

  private final Queue<PendingDrop> databases = new ConcurrentLinkedQueue<>();

  /** Adds a database, to be dropped when the server is closed. */
  public void add(PendingDrop database) {
    databases.add(database);
  }

  /** Retries through an open session; what fails stays in the queue. */
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
   * Retries, and waits for the server as long as its sessions do.
   *
   * @param place of the server
   * @return which databases remain, and why; empty when none does
   */
  Optional<String> drop(String place) {
    var names = new ArrayList<String>();
    var why = FailureMessage.NONE;
    var away = false;
    for (var database : taken()) {
      try {
        if (!away) {
          database.dropPatiently();
        }
      } catch (StageException e) {
        away = SqlState.isAway(e);
        why = e.message();
      }
      if (!database.isReleased()) {
        names.add(database.name());
      }
    }
    return names.isEmpty() ? Optional.empty() : Optional.of(message(place, names, why));
  }

  /** Strikes all databases from the ledger: their server no longer exists. */
  public void gone() {
    taken().forEach(PendingDrop::gone);
  }

  private List<PendingDrop> taken() {
    var taken = List.copyOf(databases);
    databases.removeAll(taken);
    return taken;
  }

  private static String message(String place, List<String> names, FailureMessage why) {
    boolean one = names.size() == 1;
    var headline =
        "Cannot drop %d database%s on %s: %s. The next run retries; to drop %s now: mvn e2e:reap -De2e.database.url=…"
            .formatted(
                names.size(), one ? "" : "s", place, String.join(", ", names), one ? "it" : "them");
    return why.under(headline).text();
  }

  /** A database whose drop failed, or whose creation has an unknown outcome. */
  public interface PendingDrop {

    /** Its name in the cluster. */
    String name();

    /** Drops it through an open session. */
    void drop(SqlSession session) throws SQLException;

    /**
     * Drops it, and waits for a server that is down or full.
     *
     * @throws StageException of stage CLEANUP; it stays in the ledger then
     */
    void dropPatiently();

    /** Whether it is dropped, or kept. */
    boolean isReleased();

    /** Strikes it from the ledger: it no longer exists, or is the user's now. */
    void gone();
  }
}
