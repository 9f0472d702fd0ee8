package io.github.e2emaven.postgres.template;

import io.github.e2emaven.postgres.SqlSession;
import io.github.e2emaven.postgres.SqlSyntax;
import java.sql.SQLException;

/**
 * Waits for a CREATE DATABASE whose client is gone. The server completes it, so that the database
 * would appear after the DROP.
 */
final class PendingCreate {

  private static final String AWAIT =
      """
      DO $$ BEGIN
        FOR i IN 1..160 LOOP
          PERFORM pg_stat_clear_snapshot();
          EXIT WHEN NOT EXISTS (
            SELECT 1 FROM pg_stat_activity
             WHERE state = 'active' AND pid <> pg_backend_pid() AND starts_with(query, %s));
          PERFORM pg_sleep(0.05);
        END LOOP;
      END $$
      """;

  private PendingCreate() {}

  /** Returns when no session creates the database any more, or after 8 s. */
  static void await(SqlSession session, String name) throws SQLException {
    session.run(AWAIT.formatted(SqlSyntax.literal("CREATE DATABASE " + SqlSyntax.name(name))));
  }
}
