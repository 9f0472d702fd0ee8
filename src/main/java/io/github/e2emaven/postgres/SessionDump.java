package io.github.e2emaven.postgres;

import io.github.e2emaven.plan.DatabaseAddress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** The sessions of a database, their queries, and the locks that they hold or wait for. */
public final class SessionDump {

  private static final String SESSIONS =
      """
      SELECT format('session %s  %s  %s  since %s  waits for %s  blocked by %s  %s',
                    pid, application_name, state, age(clock_timestamp(), state_change),
                    coalesce(wait_event_type || '/' || wait_event, 'nothing'),
                    pg_blocking_pids(pid)::text, regexp_replace(query, '\\s+', ' ', 'g'))
        FROM pg_stat_activity
       WHERE datname = current_database() AND pid <> pg_backend_pid()
       ORDER BY pid
      """;

  private static final String LOCKS =
      """
      SELECT format('lock of session %s  %s  %s  %s  %s', pid, locktype,
                    coalesce(relation::regclass::text, virtualxid, transactionid::text, '-'), mode,
                    CASE WHEN granted THEN 'granted' ELSE 'WAITING' END)
        FROM pg_locks
       WHERE (database IS NULL OR database = (SELECT oid FROM pg_database
                                               WHERE datname = current_database()))
         AND pid IN (SELECT pid FROM pg_stat_activity WHERE datname = current_database())
         AND pid <> pg_backend_pid()
       ORDER BY granted, pid
      """;

  private SessionDump() {}

  /**
   * Writes sessions and locks to a file or, when the database cannot be reached, the reason.
   *
   * @param database as the role whose sessions matter
   * @throws IOException when the file cannot be written
   */
  public static void write(DatabaseAddress database, Path file) throws IOException {
    Files.write(file, lines(database));
  }

  private static List<String> lines(DatabaseAddress database) {
    try (var session = SqlSession.open(database).silentAtMost(SqlSession.SOON)) {
      var lines = new ArrayList<String>();
      for (var query : List.of(SESSIONS, LOCKS)) {
        session.rows(query).forEach(row -> lines.add(Objects.toString(row.text(0))));
      }
      return lines.isEmpty() ? List.of("No sessions.") : lines;
    } catch (SQLException e) {
      return List.of("Cannot query the sessions: " + e.getMessage());
    }
  }
}
