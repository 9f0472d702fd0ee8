package io.github.e2emaven.postgres.template;

import io.github.e2emaven.postgres.SqlSession;
import io.github.e2emaven.postgres.SqlSyntax;
import java.sql.SQLException;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The day on which a template was last used, by the server's clock. It ends the comment of the
 * database: only a superuser can invent settings.
 *
 * @param session the administrator's, in the maintenance database
 */
record LastUsedMark(SqlSession session) {

  private static final Pattern MARK = Pattern.compile(" ?\\[e2e_maven\\.used=[^\\]]*]$");

  private static final String COMMENT =
      """
      SELECT shobj_description(oid, 'pg_database'), to_char(now() AT TIME ZONE 'UTC', 'YYYY-MM-DD')
        FROM pg_database WHERE datname = ?
      """;

  /** Complete templates of one owner with a mark that is older than so many days. */
  private static final String UNUSED =
      """
      SELECT datname FROM pg_database
       WHERE datname LIKE 'e2e\\_tpl\\_%' AND datistemplate AND NOT datallowconn
         AND pg_get_userbyid(datdba) = ?
         AND substring(shobj_description(oid, 'pg_database')
               FROM '\\[e2e_maven\\.used=(\\d{4}-\\d\\d-\\d\\d)]$')::date
             < (now() AT TIME ZONE 'UTC')::date - ?::int
      """;

  /** Marks a template as used today and keeps the rest of its comment; needs its lock. */
  void touch(String template) throws SQLException {
    var row = session.row(COMMENT, template);
    var comment = row.at(0);
    var own = without(comment);
    var marked = ((own == null ? "" : own + " ") + "[e2e_maven.used=" + row.text(1) + "]").strip();
    if (!marked.equals(comment)) {
      session.run(
          "COMMENT ON DATABASE " + SqlSyntax.name(template) + " IS " + SqlSyntax.literal(marked));
    }
  }

  /** Whether a template of this owner was last used more than so many days ago. */
  boolean isUnused(String template, String owner, int days) throws SQLException {
    return unused(owner, days).contains(template);
  }

  /** The templates of this owner that were last used more than so many days ago. */
  List<String> unused(String owner, int days) throws SQLException {
    return session.rows(UNUSED, owner, days).stream().map(row -> row.text(0)).toList();
  }

  /** The comment that the initializer set, without the mark; null for none. */
  static @Nullable String without(@Nullable String comment) {
    var own = comment == null ? "" : MARK.matcher(comment).replaceFirst("");
    return own.isEmpty() ? null : own;
  }
}
