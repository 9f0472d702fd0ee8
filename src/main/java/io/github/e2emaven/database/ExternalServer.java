package io.github.e2emaven.database;

import io.github.e2emaven.outcome.Stage;
import io.github.e2emaven.outcome.StageException;
import io.github.e2emaven.plan.DatabaseAddress;
import java.nio.file.Path;
import java.sql.SQLException;

/** A server that somebody else runs: we own what we make there and nothing else. */
final class ExternalServer extends PostgresServer {

  private static final int OLDEST = 13;
  private static final int WITH_STRATEGIES = 15;

  /** With fsync, WAL_LOG is faster below about 50 MB, FILE_COPY above. */
  private static final long BIG = 50L << 20;

  private static final String RIGHTS =
      """
      SELECT rolsuper, rolcreatedb, rolcreaterole, current_setting('server_version_num')::int / 10000
        FROM pg_roles WHERE rolname = current_user
      """;

  private ExternalServer(ServerAccess access) {
    super(access);
  }

  /** Connects, checks version and rights and makes sure of the application role. */
  static ExternalServer open(DatabaseAddress admin) {
    var failure = new SqlFailure(Stage.POSTGRESQL, admin);
    try (var session = Session.open(admin)) {
      var rights = rights(session, admin);
      var role = new ApplicationRole(admin, rights).ensured(session);
      return new ExternalServer(new ServerAccess(admin, role, rights.majorVersion()));
    } catch (SQLException e) {
      throw failure.explain("open the database server", e);
    }
  }

  private static Rights rights(Session session, DatabaseAddress admin) throws SQLException {
    var row = session.row(RIGHTS);
    var rights = new Rights(row.flag(0), row.flag(1), row.flag(2), (int) row.number(3));
    if (rights.majorVersion() < OLDEST) {
      throw refused(admin, "is version " + rights.majorVersion() + "; " + OLDEST + " is needed");
    }
    if (!rights.superuser() && !rights.createDatabases()) {
      var user = admin.credentials().user();
      throw refused(
          admin,
          "does not let '%s' create databases: run ALTER ROLE %s CREATEDB there, or give another <database> <username>"
              .formatted(user, Sql.name(user)));
    }
    return rights;
  }

  private static StageException refused(DatabaseAddress admin, String why) {
    return new StageException(
        Stage.POSTGRESQL,
        "PostgreSQL at %s:%d (<database> <url>) %s.".formatted(admin.host(), admin.port(), why));
  }

  @Override
  public void keep(Path directory) {
    close();
  }

  @Override
  public void close() {
    // every connection of ours is closed where it was opened
  }

  @Override
  StageException failure(Stage stage, String action, SQLException cause) {
    return new SqlFailure(stage, admin()).explain(action, cause);
  }

  @Override
  String place() {
    return DatabaseSweep.place(admin());
  }

  @Override
  String copyStrategy(long templateBytes) {
    if (majorVersion() < WITH_STRATEGIES) {
      return "";
    }
    return templateBytes < BIG ? "WAL_LOG" : "FILE_COPY";
  }

  /** What the administrator may do. */
  record Rights(
      boolean superuser, boolean createDatabases, boolean createRoles, int majorVersion) {}
}
