package io.github.e2emaven.postgres.template;

import io.github.e2emaven.plan.RunId;
import io.github.e2emaven.postgres.SqlSession;
import io.github.e2emaven.postgres.SqlSyntax;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Copies what {@code CREATE DATABASE … TEMPLATE} does not: settings, grants, comment and connection
 * limit.
 *
 * @param template the source
 * @param target the clone
 * @param run marks the clone
 * @param connections the limit when the template has none; -1 for none
 */
record DatabaseSettingsCopy(String template, String target, RunId run, int connections) {

  /** Settings of PostgreSQL's GUC_LIST_QUOTE: each element is quoted, as pg_dump does. */
  private static final Set<String> LISTS =
      Set.of(
          "local_preload_libraries",
          "search_path",
          "session_preload_libraries",
          "shared_preload_libraries",
          "temp_tablespaces",
          "unix_socket_directories");

  private static final String SETTINGS =
      """
      SELECT r.rolname, unnest(s.setconfig)
        FROM pg_db_role_setting s
        JOIN pg_database d ON d.oid = s.setdatabase AND d.datname = ?
        LEFT JOIN pg_roles r ON r.oid = s.setrole
      """;

  private static final String GRANTS =
      """
      SELECT CASE a.grantee WHEN 0 THEN NULL ELSE pg_get_userbyid(a.grantee) END,
             a.privilege_type, a.is_grantable
        FROM pg_database d, aclexplode(d.datacl) a WHERE d.datname = ?
      """;

  private static final String REST =
      """
      SELECT datconnlimit, shobj_description(oid, 'pg_database'), datacl IS NOT NULL,
             pg_get_userbyid(datdba)
        FROM pg_database WHERE datname = ?
      """;

  /** Copies everything and sets the run's mark. */
  void copy(SqlSession session) throws SQLException {
    var rest = session.row(REST, template);
    copySettings(session);
    if (rest.flag(2)) {
      copyGrants(session, rest.text(3));
    }
    long limit = rest.number(0) >= 0 ? rest.number(0) : connections;
    if (limit >= 0) {
      session.run("ALTER DATABASE " + name() + " CONNECTION LIMIT " + limit);
    }
    new RunMark(run).put(session, target, LastUsedMark.without(rest.at(1)));
  }

  private void copySettings(SqlSession session) throws SQLException {
    for (var row : session.rows(SETTINGS, template)) {
      var role = row.at(0);
      var whose =
          role == null
              ? "ALTER DATABASE " + name()
              : "ALTER ROLE " + SqlSyntax.name(role) + " IN DATABASE " + name();
      session.run(whose + " SET " + assignment(row.text(1)));
    }
  }

  /** {@code "name" TO 'value'} from {@code name=value}. */
  static String assignment(String stored) {
    int equals = stored.indexOf('=');
    var setting = stored.substring(0, equals);
    var value = stored.substring(equals + 1);
    var values =
        LISTS.contains(setting.toLowerCase(Locale.ROOT))
            ? SqlSyntax.elements(value).stream()
                .map(SqlSyntax::literal)
                .collect(Collectors.joining(", "))
            : SqlSyntax.literal(value);
    return SqlSyntax.setting(setting) + " TO " + values;
  }

  private void copyGrants(SqlSession session, String owner) throws SQLException {
    session.run("REVOKE ALL ON DATABASE " + name() + " FROM PUBLIC, " + SqlSyntax.name(owner));
    for (var row : session.rows(GRANTS, template)) {
      var grantee = row.at(0);
      session.run(
          "GRANT %s ON DATABASE %s TO %s%s"
              .formatted(
                  row.text(1),
                  name(),
                  grantee == null ? "PUBLIC" : SqlSyntax.name(grantee),
                  row.flag(2) ? " WITH GRANT OPTION" : ""));
    }
  }

  private String name() {
    return SqlSyntax.name(target);
  }
}
