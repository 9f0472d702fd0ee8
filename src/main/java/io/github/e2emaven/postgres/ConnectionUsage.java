package io.github.e2emaven.postgres;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * How many connections each role holds. A full server refuses the session that would ask, so one
 * session stays open from the beginning.
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

  /** Opens the session; an idle session in template1 would block every CREATE DATABASE. */
  static ConnectionUsage open(RetryingSessions sessions) throws SQLException {
    return sessions.address().name().startsWith("template")
        ? new ConnectionUsage(null)
        : new ConnectionUsage(sessions.patient(SqlState::isBusy));
  }

  /** The numbers as a sentence; empty when they cannot be read, as after a restart. */
  synchronized String describe() {
    try {
      return session == null ? "" : session.row(HOLDERS).text(0) + ".";
    } catch (SQLException e) {
      return "";
    }
  }

  /** Drops databases of a full server, through what may be the only possible session. */
  synchronized void drop(DropRetryQueue retries) {
    if (session != null) {
      retries.dropThrough(session);
    }
  }

  @Override
  public synchronized void close() {
    try {
      if (session != null) {
        session.close();
      }
    } catch (SQLException e) {
      // The session ended with its server.
    }
  }
}
