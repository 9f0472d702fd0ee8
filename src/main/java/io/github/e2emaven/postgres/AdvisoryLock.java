package io.github.e2emaven.postgres;

import java.sql.SQLException;
import java.util.Optional;

/**
 * An advisory lock in the maintenance database; PostgreSQL releases it when its session ends.
 *
 * @param session the session that holds it
 * @param key of the name that it stands for, see {@link SqlSyntax#lockKey}
 */
public record AdvisoryLock(SqlSession session, long key) implements AutoCloseable {

  /** Waits for the lock, at most half an hour: SQL state 55P03 then. */
  public static AdvisoryLock take(SqlSession session, String name) throws SQLException {
    var lock = new AdvisoryLock(session, SqlSyntax.lockKey(name));
    lock.await();
    return lock;
  }

  /** Waits for the lock, at most half an hour or until the run is cancelled. */
  public static AdvisoryLock take(SqlSession session, String name, RetryingSessions sessions)
      throws SQLException {
    var lock = new AdvisoryLock(session, SqlSyntax.lockKey(name));
    sessions.limited(session, it -> lock.await());
    return lock;
  }

  private void await() throws SQLException {
    session.run("SET lock_timeout = '30min'");
    session.run("SET statement_timeout = 0");
    session.run("SELECT pg_advisory_lock(" + key + ")");
  }

  /** Takes the lock; empty when another session holds it. */
  public static Optional<AdvisoryLock> takeIfFree(SqlSession session, String name)
      throws SQLException {
    long key = SqlSyntax.lockKey(name);
    return session.row("SELECT pg_try_advisory_lock(?)", key).flag(0)
        ? Optional.of(new AdvisoryLock(session, key))
        : Optional.empty();
  }

  /** Whether another session holds the lock. */
  public static boolean isTaken(SqlSession session, String name) throws SQLException {
    var row = session.row("SELECT pg_try_advisory_lock(?)", SqlSyntax.lockKey(name));
    if (row.flag(0)) {
      session.run("SELECT pg_advisory_unlock(" + SqlSyntax.lockKey(name) + ")");
    }
    return !row.flag(0);
  }

  @Override
  public void close() throws SQLException {
    session.run("SELECT pg_advisory_unlock(" + key + ")");
  }
}
