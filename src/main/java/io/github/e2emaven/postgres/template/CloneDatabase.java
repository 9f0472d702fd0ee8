package io.github.e2emaven.postgres.template;

import io.github.e2emaven.ledger.Ledger;
import io.github.e2emaven.outcome.RunStage;
import io.github.e2emaven.outcome.StageException;
import io.github.e2emaven.plan.DatabaseAddress;
import io.github.e2emaven.postgres.PendingDrop;
import io.github.e2emaven.postgres.PostgresServer;
import io.github.e2emaven.postgres.SqlSession;
import io.github.e2emaven.postgres.SqlSyntax;
import java.sql.SQLException;
import java.util.Optional;

/** The database of one stack. Closing drops it, unless it is kept. */
public final class CloneDatabase implements AutoCloseable, PendingDrop {

  private static final String USE =
      """
      SELECT d.datconnlimit, count(a.pid)
        FROM pg_database d LEFT JOIN pg_stat_activity a ON a.datid = d.oid
       WHERE d.datname = ? GROUP BY d.oid, d.datconnlimit
      """;

  private final PostgresServer server;
  private final String name;
  private final Ledger.Entry entry;
  private final String life;
  private boolean released;
  private boolean unsettled;

  CloneDatabase(PostgresServer server, String name, Ledger.Entry entry, String life) {
    this.server = server;
    this.name = name;
    this.entry = entry;
    this.life = life;
  }

  /** Its name in the cluster. */
  @Override
  public String name() {
    return name;
  }

  /** Where it is, as the application role. */
  public DatabaseAddress address() {
    return server.access().database(name);
  }

  /** From now on it is the user's: it leaves the ledger and outlives the run. */
  public synchronized void keep() {
    gone();
  }

  /** Whether it is gone, or kept. */
  @Override
  public synchronized boolean isReleased() {
    return released;
  }

  /** Nobody has heard whether it was made: the server may still be about to. */
  synchronized void unsettled() {
    unsettled = true;
    server.leftovers().add(this);
  }

  /** It does not exist, or is not ours any more. */
  @Override
  public synchronized void gone() {
    released = true;
    entry.strike();
  }

  /**
   * Whether PostgreSQL has failed those who use the database: it has ended, was restarted, or lets
   * nobody in.
   *
   * @return how, in words for the user; empty when it was there all the time
   */
  public Optional<String> loss() {
    return server.loss(life);
  }

  /** Whether its users have taken all connections that it may have; empty when they have not. */
  public Optional<String> exhaustion() {
    if (server.sessions().isCancelled()) {
      return Optional.empty();
    }
    try (var session = server.sessions().now().silentAtMost(SqlSession.SOON)) {
      return session.rows(USE, name).stream()
          .filter(use -> use.number(0) >= 0 && use.number(1) >= use.number(0))
          .map(use -> exhausted(use.number(1)))
          .findFirst();
    } catch (SQLException e) {
      return Optional.empty();
    }
  }

  private String exhausted(long taken) {
    return "the application holds all %d connections that it may have in its database %s: it leaks them, or its pool is larger than a stack's share of max_connections (lower <workers> or the pool)"
        .formatted(taken, name);
  }

  /**
   * Drops the database and ends the sessions in it; harmless when it is gone or kept.
   *
   * @throws StageException of stage CLEANUP; it stays in the ledger then
   */
  public void drop() {
    drop(server.sessions()::now);
  }

  /** The same, but waits for a server that is down or full. */
  @Override
  public void dropPatiently() {
    drop(server::session);
  }

  private void drop(Entrance entrance) {
    if (isReleased()) {
      return;
    }
    try (var session = entrance.open()) {
      drop(session);
    } catch (SQLException e) {
      throw server.failure(RunStage.CLEANUP, "drop database " + name, e);
    }
  }

  /** The same through a session that stays open. */
  @Override
  public synchronized void drop(SqlSession session) throws SQLException {
    if (!released) {
      session.silentAtMost(server.sessions().dropLimit());
      if (unsettled) {
        PendingCreate.await(session, name);
      }
      session.run("DROP DATABASE IF EXISTS " + SqlSyntax.name(name) + " WITH (FORCE)");
      gone();
    }
  }

  /**
   * Drops like {@link #drop} but never throws: a failed drop is tried again with the server's end.
   */
  @Override
  public void close() {
    try {
      drop();
    } catch (StageException e) {
      server.leftovers().add(this);
    }
  }

  /** A way to a session. */
  private interface Entrance {
    SqlSession open() throws SQLException;
  }
}
