package io.github.e2emaven.postgres;

import io.github.e2emaven.outcome.FailureMessage;
import io.github.e2emaven.outcome.RunStage;
import io.github.e2emaven.outcome.StageException;
import io.github.e2emaven.plan.Credentials;
import io.github.e2emaven.plan.DatabaseAddress;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** A PostgreSQL server that accepts connections. Safe for several threads. */
public abstract class PostgresServer implements AutoCloseable {

  private static final String FREE =
      """
      SELECT LEAST(
          (SELECT sum(setting::int * CASE name WHEN 'max_connections' THEN 1 ELSE -1 END)
             FROM pg_settings
            WHERE name IN
              ('max_connections', 'superuser_reserved_connections', 'reserved_connections'))
          - (SELECT count(*) FROM pg_stat_activity WHERE datid IS NOT NULL),
          (SELECT CASE WHEN rolconnlimit < 0 THEN 1000000 ELSE rolconnlimit END
             FROM pg_roles WHERE rolname = ?))
      """;

  private static final String DATABASES =
      """
      SELECT datname FROM pg_database
       WHERE datname LIKE 'e2e\\_%' AND datname NOT LIKE 'e2e\\_tpl\\_%' AND datallowconn
       ORDER BY datname
      """;

  private final Access access;
  private final RetryingSessions sessions;
  private final DropRetryQueue dropRetries = new DropRetryQueue();

  protected PostgresServer(Access access, RetryingSessions sessions) {
    this.access = access;
    this.sessions = sessions;
  }

  /** The maintenance database, as the administrator. */
  public final DatabaseAddress admin() {
    return access.admin();
  }

  /**
   * The role that owns template and clones: no superuser, unless the administrator is the only role
   * that we can use.
   */
  public final Credentials application() {
    return access.application();
  }

  /** The major version, such as 17. */
  public final int majorVersion() {
    return access.majorVersion();
  }

  /**
   * How many further connections the application role can open now: {@code max_connections} less
   * the reserved and the used ones.
   *
   * @throws StageException of stage POSTGRESQL
   */
  public final int freeConnections() {
    try (var session = session()) {
      return Math.toIntExact(session.row(FREE, application().user()).number(0));
    } catch (SQLException e) {
      throw failure(RunStage.POSTGRESQL, "count the free connections", e);
    }
  }

  /** The databases that runs created and did not drop, as the application role. */
  public final List<DatabaseAddress> databases() {
    try (var session = session()) {
      return session.rows(DATABASES).stream().map(row -> database(row.text(0))).toList();
    } catch (SQLException e) {
      throw failure(RunStage.POSTGRESQL, "list the databases", e);
    }
  }

  /** A database, as the application role. */
  public final DatabaseAddress database(String name) {
    return admin().withName(name).as(application());
  }

  /**
   * Closes the server such that the databases that still exist can be opened again.
   *
   * @param directory receives the cluster of an embedded server; an external one keeps running
   * @throws StageException of stage CLEANUP when the cluster cannot be kept
   */
  public abstract void keep(Path directory);

  /**
   * Calls the listener once when the server is lost for good while it is in use. Never called for
   * an external server, which may come back.
   *
   * @param listener gets the exit status of the server and the end of its log
   */
  public abstract void whenLost(Consumer<FailureMessage> listener);

  /** Never throws; what cannot be released is reported and stays in the ledger. */
  @Override
  public abstract void close();

  /** Changes with each restart and crash recovery of the server; no session outlives those. */
  public abstract String life(SqlSession session) throws SQLException;

  /**
   * Whether the server was lost since then, so that sessions broke.
   *
   * @param life of the server when it was last seen
   * @return how, in one line for the user; empty when it was available all the time
   */
  public abstract Optional<String> loss(String life);

  /** Whether waiting may cure a refusal. */
  protected abstract boolean isPassing(SQLException problem);

  /** A session of the administrator in the maintenance database; waits out passing refusals. */
  public final SqlSession session() throws SQLException {
    return sessions.patient(this::isPassing);
  }

  /** Opens the administrator's sessions in the maintenance database. */
  public final RetryingSessions sessions() {
    return sessions;
  }

  /** The databases to be dropped when the server is closed. */
  public final DropRetryQueue dropRetries() {
    return dropRetries;
  }

  /**
   * The exception for a failed action; it tells a lost server from a failed command.
   *
   * @param action what was tried, as in "create database x"
   */
  public abstract StageException failure(RunStage stage, String action, SQLException cause);

  /** The server as the ledger names it. */
  public abstract String place();

  /** The faster strategy for a clone: {@code WAL_LOG}, {@code FILE_COPY}, empty for none. */
  public abstract String copyStrategy(long templateBytes);

  /**
   * Address and roles of a server.
   *
   * @param admin maintenance database and administrator
   * @param application the role that owns template and clones
   * @param majorVersion of the server, such as 17
   */
  public record Access(DatabaseAddress admin, Credentials application, int majorVersion) {}
}
