package io.github.e2emaven.postgres.template;

import io.github.e2emaven.plan.DatabaseAddress;
import io.github.e2emaven.postgres.RetryingSessions;
import io.github.e2emaven.postgres.SqlSession;
import io.github.e2emaven.postgres.SqlSyntax;
import java.sql.SQLException;

/**
 * Builds one template database; the caller holds its lock.
 *
 * @param session the administrator's, in the maintenance database
 * @param database the template, as the application role
 */
public record TemplateBuilder(SqlSession session, DatabaseAddress database) {

  private static final String SESSIONS =
      "SELECT count(*) FROM pg_stat_activity WHERE datname = ? AND usename IS NOT NULL";

  /** Waits inside PostgreSQL, at most 2 s, until the database has no sessions. */
  private static final String AWAIT_EMPTY =
      """
      DO $$ BEGIN
        FOR i IN 1..40 LOOP
          PERFORM pg_stat_clear_snapshot();
          EXIT WHEN NOT EXISTS (
            SELECT 1 FROM pg_stat_activity WHERE datname = %s AND usename IS NOT NULL);
          PERFORM pg_sleep(0.05);
        END LOOP;
      END $$
      """;

  /** Creates, fills and seals the database; drops it again when that fails. */
  void run(Initializer initializer, RetryingSessions sessions) throws SQLException {
    sessions.limited(session, this::create);
    try {
      initializer.fill(database);
      new LastUsedMark(session).touch(database.name());
      seal();
    } catch (SQLException | RuntimeException | Error e) {
      dropAfter(e);
      throw e;
    }
  }

  private void create(SqlSession with) throws SQLException {
    with.run(
        "CREATE DATABASE " + name() + " OWNER " + SqlSyntax.name(database.credentials().user()));
  }

  private void dropAfter(Throwable problem) {
    try {
      drop();
    } catch (SQLException e) {
      problem.addSuppressed(e); // the next builder finds it incomplete and drops it
    }
  }

  private void seal() throws SQLException {
    session.run("ALTER DATABASE " + name() + " WITH ALLOW_CONNECTIONS false");
    if (sessions() > 0) {
      session.run(AWAIT_EMPTY.formatted(SqlSyntax.literal(database.name())));
    }
    if (sessions() > 0) {
      // only the initializer's own sessions: no other process knows this database yet
      session.rows(
          "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
              + " WHERE datname = ? AND usename IS NOT NULL",
          database.name());
      session.run(AWAIT_EMPTY.formatted(SqlSyntax.literal(database.name())));
    }
    // the mark of a complete template, set last
    session.run("ALTER DATABASE " + name() + " WITH ALLOW_CONNECTIONS false IS_TEMPLATE true");
  }

  private long sessions() throws SQLException {
    return session.row(SESSIONS, database.name()).number(0);
  }

  /** Drops the database, complete or not. */
  void drop() throws SQLException {
    session.run("ALTER DATABASE " + name() + " WITH IS_TEMPLATE false");
    session.run("DROP DATABASE " + name() + " WITH (FORCE)");
  }

  private String name() {
    return SqlSyntax.name(database.name());
  }

  /** Fills a new, empty template database: by scripts, a migration, or a start of the server. */
  @FunctionalInterface
  public interface Initializer {

    /**
     * Fills the database and closes all sessions there.
     *
     * @param database as the application role, which owns it
     * @throws io.github.e2emaven.outcome.StageException when that fails; the database is dropped
     *     then
     */
    void fill(DatabaseAddress database);
  }
}
