package io.github.e2emaven.postgres.template;

import io.github.e2emaven.ledger.Ledger;
import io.github.e2emaven.outcome.RunStage;
import io.github.e2emaven.outcome.StageException;
import io.github.e2emaven.plan.DatabaseAddress;
import io.github.e2emaven.postgres.DropRetryQueue;
import io.github.e2emaven.postgres.PostgresServer;
import io.github.e2emaven.postgres.SqlSession;
import io.github.e2emaven.postgres.SqlSyntax;
import java.sql.SQLException;
import java.util.Optional;

/** The database of one stack. {@link #close} drops it, unless it is kept. */
public final class CloneDatabase implements AutoCloseable, DropRetryQueue.PendingDrop {

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

  @Override
  public String name() {
    return name;
  }

  /** Its address, as the application role. */
  public DatabaseAddress address() {
    return server.database(name);
  }

  /** Strikes it from the ledger, so that it outlives the run. */
  public synchronized void keep() {
    gone();
  }

  @Override
  public synchronized boolean isReleased() {
    return released;
  }

  /** The server did not confirm CREATE DATABASE, and may still be executing it. */
  synchronized void unsettled() {
    unsettled = true;
    server.dropRetries().add(this);
  }

  @Override
  public synchronized void gone() {
    released = true;
    entry.strike();
  }

  /**
   * Whether the server was lost since the clone was created: it exited, restarted, or refuses
   * connections.
   *
   * @return how, in one line for the user; empty when it was available all the time
   */
  public Optional<String> loss() {
    return server.loss(life);
  }

  /** Says that the application holds every connection that the clone permits; or empty. */
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
    return "The application holds all %d connections that its database %s permits: it leaks connections, or its pool is larger than a stack's share of max_connections. Lower <workers> or the pool size."
        .formatted(taken, name);
  }

  /**
   * Drops the database and terminates its sessions; harmless when it is dropped or kept.
   *
   * @throws StageException of stage CLEANUP; it stays in the ledger then
   */
  public void drop() {
    drop(server.sessions()::now);
  }

  @Override
  public void dropPatiently() {
    drop(server::session);
  }

  private void drop(SessionSource sessions) {
    if (isReleased()) {
      return;
    }
    try (var session = sessions.open()) {
      drop(session);
    } catch (SQLException e) {
      throw server.failure(RunStage.CLEANUP, "drop database " + name, e);
    }
  }

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

  /** Drops it and never throws: a failed drop is retried when the server is closed. */
  @Override
  public void close() {
    try {
      drop();
    } catch (StageException e) {
      server.dropRetries().add(this);
    }
  }

  /** Opens a session. */
  private interface SessionSource {
    SqlSession open() throws SQLException;
  }
}
