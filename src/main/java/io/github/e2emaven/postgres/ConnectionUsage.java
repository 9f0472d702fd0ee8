package io.github.e2emaven.postgres;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * Who takes a server's connections. A server that is full lets nobody in to ask it: one session is
 * kept from the beginning.
 */
final class ConnectionUsage implements AutoCloseable {

  private static final String HOLDERS =
      """
      SELECT format('max_connections is %s (%s of them reserved): %s',
                    current_setting('max_connections'),
                    (SELECT sum(setting::int) FROM pg_settings
                      WHERE name IN ('superuser_reserved_connections', 'reserved_connections')),
                    string_agg(format('%s holds %s', role, taken), ', ' ORDER BY taken DESC, role))
        FROM (SELECT coalesce(usename, '?') AS role, count(*) AS taken
                FROM pg_stat_activity WHERE datid IS NOT NULL GROUP BY 1) AS roles
      """;

  private final @Nullable SqlSession session;

  private ConnectionUsage(@Nullable SqlSession session) {
    this.session = session;
  }

  /** Nobody to be asked. */
  static ConnectionUsage unknown() {
    return new ConnectionUsage(null);
  }

  /** With a session of its own, which is idle all the time. */
  static ConnectionUsage askedThrough(RetryingSessions sessions) throws SQLException {
    // in template1 it would be in the way of everybody's CREATE DATABASE
    return sessions.address().name().startsWith("template")
        ? unknown()
        : new ConnectionUsage(sessions.patient(SqlState::isBusy));
  }

  /** The arithmetic as a sentence; empty when it cannot be read, as after a restart. */
  synchronized String describe() {
    try {
      return session == null ? "" : session.row(HOLDERS).text(0) + ".";
    } catch (SQLException e) {
      return "";
    }
  }

  /** Lets a full server be tidied up, by what may be the only session to be had. */
  synchronized void drop(DropRetryQueue leftovers) {
    if (session != null) {
      leftovers.dropThrough(session);
    }
  }

  @Override
  public synchronized void close() {
    try {
      if (session != null) {
        session.close();
      }
    } catch (SQLException e) {
      // It has ended with its server.
    }
  }
}
