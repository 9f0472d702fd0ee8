package io.github.e2emaven.postgres;

import java.sql.SQLException;
import java.util.Optional;

/**
 * A lock of the maintenance database that stands for a name; PostgreSQL frees it when its holder
 * dies.
 */
public record AdvisoryLock(SqlSession session, long key) implements AutoCloseable {

  /** Waits for the lock, for half an hour at most (SQL state 55P03 then). */
  public static AdvisoryLock take(SqlSession session, String name) throws SQLException {
    var lock = new AdvisoryLock(session, SqlSyntax.lockKey(name));
    lock.await();
    return lock;
  }

  /** The same, but the run's cancellation ends the wait. */
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

  /** Takes the lock unless somebody else has it now. */
  public static Optional<AdvisoryLock> takeIfFree(SqlSession session, String name)
      throws SQLException {
    long key = SqlSyntax.lockKey(name);
    return session.row("SELECT pg_try_advisory_lock(?)", key).flag(0)
        ? Optional.of(new AdvisoryLock(session, key))
        : Optional.empty();
  }

  /** Whether somebody else has it now. */
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
