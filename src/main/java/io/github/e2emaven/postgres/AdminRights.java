package io.github.e2emaven.postgres;

import io.github.e2emaven.outcome.RunStage;
import io.github.e2emaven.outcome.StageException;
import io.github.e2emaven.plan.DatabaseAddress;
import java.sql.SQLException;

/**
 * What the administrator of an external server may do there.
 *
 * @param superuser whether every right is granted
 * @param createRoles whether it can create the application role
 * @param majorVersion of the server, such as 17
 */
record AdminRights(boolean superuser, boolean createRoles, int majorVersion) {

  private static final int OLDEST_VERSION = 13;

  private static final String RIGHTS =
      """
      SELECT rolsuper, rolcreatedb, rolcreaterole, current_setting('server_version_num')::int / 10000
        FROM pg_roles WHERE rolname = current_user
      """;

  /**
   * Reads the rights of the session's role.
   *
   * @throws StageException of stage POSTGRESQL when the server is too old, or the role cannot
   *     create databases
   */
  static AdminRights read(SqlSession session, DatabaseAddress admin) throws SQLException {
    var row = session.row(RIGHTS);
    var rights = new AdminRights(row.flag(0), row.flag(2), (int) row.number(3));
    if (rights.majorVersion() < OLDEST_VERSION) {
      throw refused(
          admin,
          "is version %d, but must be %d or newer. Set <database><url> to another server, or remove it for the embedded PostgreSQL"
              .formatted(rights.majorVersion(), OLDEST_VERSION));
    }
    if (!rights.superuser() && !row.flag(1)) {
      var user = admin.credentials().user();
      throw refused(
          admin,
          "does not let '%s' create databases. Run ALTER ROLE %s CREATEDB there, or set <database><username> to another role"
              .formatted(user, SqlSyntax.name(user)));
    }
    return rights;
  }

  /** Whether the administrator can create the application role. */
  boolean canCreateRoles() {
    return superuser || createRoles;
  }

  private static StageException refused(DatabaseAddress admin, String why) {
    return new StageException(
        RunStage.POSTGRESQL,
        "PostgreSQL at %s:%d (<database><url>) %s.".formatted(admin.host(), admin.port(), why));
  }
}
