package io.github.e2emaven.postgres;

import io.github.e2emaven.outcome.RunStage;
import io.github.e2emaven.outcome.StageException;
import io.github.e2emaven.plan.DatabaseAddress;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Optional;
import java.util.function.Consumer;

/** A server that somebody else runs: we own what we make there and nothing else. */
public final class ExternalServer extends PostgresServer {

  private static final int OLDEST = 13;
  private static final int WITH_STRATEGIES = 15;

  /** With fsync, WAL_LOG is faster below about 50 MB, FILE_COPY above. */
  private static final long BIG = 50L << 20;

  private static final String RIGHTS =
      """
      SELECT rolsuper, rolcreatedb, rolcreaterole, current_setting('server_version_num')::int / 10000
        FROM pg_roles WHERE rolname = current_user
      """;

  /** A crash of one process resets the statistics, and not the time of the start. */
  private static final String LIFE =
      "SELECT format('%s, %s', pg_postmaster_start_time(), stats_reset) FROM pg_stat_bgwriter";

  private final ConnectionUsage holders;
  private final Consumer<String> notice;

  private ExternalServer(
      ServerConnections access,
      RetryingSessions sessions,
      ConnectionUsage holders,
      Consumer<String> notice) {
    super(access, sessions);
    this.holders = holders;
    this.notice = notice;
  }

  /**
   * Connects, checks version and rights and makes sure of the application role. A server that is
   * full or just starting is waited for, one that is not there is a wrong {@code <url>}.
   */
  public static ExternalServer open(RetryingSessions sessions, Consumer<String> notice) {
    var admin = sessions.address();
    try (var session = sessions.patient(SqlState::isBusy)) {
      var rights = rights(session, admin);
      var role = new ApplicationRole(sessions, rights).ensured(session);
      var access = new ServerConnections(admin, role, rights.majorVersion());
      var holders = ConnectionUsage.askedThrough(sessions);
      return new ExternalServer(access, sessions, holders, notice);
    } catch (SQLException e) {
      throw new SqlErrorAdvice(RunStage.POSTGRESQL, admin).explain("open the database server", e);
    }
  }

  private static Rights rights(SqlSession session, DatabaseAddress admin) throws SQLException {
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
              .formatted(user, SqlSyntax.name(user)));
    }
    return rights;
  }

  private static StageException refused(DatabaseAddress admin, String why) {
    return new StageException(
        RunStage.POSTGRESQL,
        "PostgreSQL at %s:%d (<database> <url>) %s.".formatted(admin.host(), admin.port(), why));
  }

  @Override
  public void keep(Path directory) {
    close();
  }

  /** Waits for the server once more, should there be databases that it has not let us drop. */
  @Override
  public void close() {
    holders.drop(leftovers());
    holders.close();
    sessions().forgetTrouble();
    leftovers().drop(place()).ifPresent(notice);
  }

  @Override
  public void whenLost(Consumer<String> listener) {
    // somebody else may start it again: each file finds out for itself
  }

  @Override
  public String life(SqlSession session) throws SQLException {
    return session.row(LIFE).text(0);
  }

  @Override
  public Optional<String> loss(String life) {
    if (sessions().isCancelled()) {
      return Optional.empty();
    }
    try (var session = sessions().now().silentAtMost(SqlSession.SOON)) {
      var now = life(session);
      return life.equals(now)
          ? Optional.empty()
          : Optional.of(
              "PostgreSQL at %s was restarted, or recovered from a crash, in the meantime (%s; before: %s). Its log tells why"
                  .formatted(place(), now, life));
    } catch (SQLException e) {
      return isPassing(e)
          ? Optional.of(failure(RunStage.POSTGRESQL, "reach the server again", e).text())
          : Optional.empty();
    }
  }

  @Override
  protected boolean isPassing(SQLException problem) {
    return SqlState.isPassing(problem);
  }

  @Override
  public StageException failure(RunStage stage, String action, SQLException cause) {
    var failure = new SqlErrorAdvice(stage, admin()).explain(action, cause);
    var arithmetic = SqlState.isFull(cause) ? holders.describe() : "";
    return arithmetic.isEmpty()
        ? failure
        : new StageException(stage, failure.text() + " " + arithmetic, cause);
  }

  @Override
  public String place() {
    return admin().place();
  }

  @Override
  public String copyStrategy(long templateBytes) {
    if (majorVersion() < WITH_STRATEGIES) {
      return "";
    }
    return templateBytes < BIG ? "WAL_LOG" : "FILE_COPY";
  }

  /** What the administrator may do. */
  record Rights(
      boolean superuser, boolean createDatabases, boolean createRoles, int majorVersion) {}
}
