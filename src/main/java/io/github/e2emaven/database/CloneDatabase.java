package io.github.e2emaven.database;

import io.github.e2emaven.ledger.Ledger;
import io.github.e2emaven.outcome.Stage;
import io.github.e2emaven.outcome.StageException;
import io.github.e2emaven.plan.DatabaseAddress;
import java.sql.SQLException;
import java.util.function.Consumer;

/** The database of one stack. Closing drops it, unless it is kept. */
public final class CloneDatabase implements AutoCloseable {

  private final PostgresServer server;
  private final String name;
  private final Ledger.Entry entry;
  private final Consumer<String> notice;
  private boolean released;

  CloneDatabase(PostgresServer server, String name, Ledger.Entry entry, Consumer<String> notice) {
    this.server = server;
    this.name = name;
    this.entry = entry;
    this.notice = notice;
  }

  /** Its name in the cluster. */
  public String name() {
    return name;
  }

  /** Where it is, as the application role. */
  public DatabaseAddress address() {
    return server.access().database(name);
  }

  /** From now on it is the user's: it leaves the ledger and outlives the run. */
  public synchronized void keep() {
    released = true;
    entry.strike();
  }

  /**
   * Drops the database and ends the sessions in it; harmless when it is gone or kept.
   *
   * @throws StageException of stage CLEANUP; it stays in the ledger then
   */
  public synchronized void drop() {
    if (released) {
      return;
    }
    try (var session = Session.open(server.admin())) {
      session.run("DROP DATABASE IF EXISTS " + Sql.name(name) + " WITH (FORCE)");
    } catch (SQLException e) {
      throw server.failure(Stage.CLEANUP, "drop database " + name, e);
    }
    released = true;
    entry.strike();
  }

  /** Drops like {@link #drop} but never throws: a failure goes to the notices. */
  @Override
  public void close() {
    try {
      drop();
    } catch (StageException e) {
      notice.accept(e.text());
    }
  }
}
