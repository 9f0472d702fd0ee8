package io.github.e2emaven.postgres.template;

import io.github.e2emaven.plan.RunId;
import io.github.e2emaven.postgres.SqlSession;
import io.github.e2emaven.postgres.SqlSyntax;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * The mark that a run created a database: the database setting {@code e2e_maven.run} or, as only a
 * superuser can invent settings, the end of the database's comment.
 *
 * @param run the run
 */
record RunMark(RunId run) {

  private static final String MARKED =
      """
      SELECT 1 FROM pg_database d
       WHERE d.datname = ? AND d.datname LIKE 'e2e\\_%' AND NOT d.datistemplate
         AND (shobj_description(d.oid, 'pg_database') LIKE '%' || ?
              OR EXISTS (
                SELECT 1 FROM pg_db_role_setting s, unnest(s.setconfig) c
                 WHERE s.setdatabase = d.oid AND s.setrole = 0 AND c = ?))
      """;

  /**
   * Marks a database and sets its comment.
   *
   * @param comment of the template, null for none
   */
  void put(SqlSession session, String database, @Nullable String comment) throws SQLException {
    var name = SqlSyntax.name(database);
    var text = comment;
    if (session.row("SELECT rolsuper FROM pg_roles WHERE rolname = current_user").flag(0)) {
      session.run("ALTER DATABASE " + name + " SET e2e_maven.run TO '" + run + "'");
    } else {
      text = ((comment == null ? "" : comment + " ") + comment()).strip();
    }
    if (text != null) {
      session.run("COMMENT ON DATABASE " + name + " IS " + SqlSyntax.literal(text));
    }
  }

  /** Whether this run has marked the database. */
  boolean isOn(SqlSession session, String database) throws SQLException {
    return !session.rows(MARKED, database, comment(), "e2e_maven.run=" + run).isEmpty();
  }

  private String comment() {
    return "[e2e_maven.run=" + run + "]";
  }
}
