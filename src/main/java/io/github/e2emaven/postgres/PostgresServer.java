package io.github.e2emaven.postgres;

import io.github.e2emaven.outcome.RunStage;
import io.github.e2emaven.outcome.StageException;
import io.github.e2emaven.plan.Credentials;
import io.github.e2emaven.plan.DatabaseAddress;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** A PostgreSQL server that can be used. Safe for use by several threads. */
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

  private final ServerConnections access;
  private final RetryingSessions sessions;
  private final DropRetryQueue leftovers = new DropRetryQueue();

  protected PostgresServer(ServerConnections access, RetryingSessions sessions) {
    this.access = access;
    this.sessions = sessions;
  }

  /** The maintenance database, as the administrator. */
  public final DatabaseAddress admin() {
    return access.admin();
  }

  /**
   * The role that owns template and clones; no superuser unless the administrator is all we have.
   */
  public final Credentials application() {
    return access.application();
  }

  /** The major version, 17. */
  public final int majorVersion() {
    return access.majorVersion();
  }

  /**
   * How many further connections the application role can have now: {@code max_connections} less
   * the reserved and the used ones.
   */
  public final int freeConnections() {
    try (var session = session()) {
      return Math.toIntExact(session.row(FREE, application().user()).number(0));
    } catch (SQLException e) {
      throw failure(RunStage.POSTGRESQL, "count the free connections", e);
    }
  }

  /** The databases here that runs have made and not dropped, as the application sees them. */
  public final List<DatabaseAddress> databases() {
    try (var session = session()) {
      return session.rows(DATABASES).stream().map(row -> access.database(row.text(0))).toList();
    } catch (SQLException e) {
      throw failure(RunStage.POSTGRESQL, "list the databases", e);
    }
  }

  /**
   * Ends our use of the server, so that the databases that still exist can be opened again.
   *
   * @param directory receives the cluster of an embedded server; unused by an external one, which
   *     simply goes on
   */
  public abstract void keep(Path directory);

  /**
   * Hears once of the server's end while it is in use, in words for the user. Nobody can tell that
   * of a server that somebody else runs, who may start it again.
   */
  public abstract void whenLost(Consumer<String> listener);

  /** Never throws; what could not be released is reported and stays in the ledger. */
  @Override
  public abstract void close();

  /** What tells this life of the server from another, through which no session lives. */
  public abstract String life(SqlSession session) throws SQLException;

  /**
   * Whether the server has been there for its users since then.
   *
   * @param life when it was last seen
   * @return why not, in words for the user
   */
  public abstract Optional<String> loss(String life);

  /** Whether a refusal is worth waiting. */
  protected abstract boolean isPassing(SQLException problem);

  /** The administrator's, in the maintenance database; waited for in times of trouble. */
  public final SqlSession session() throws SQLException {
    return sessions.patient(this::isPassing);
  }

  public final RetryingSessions sessions() {
    return sessions;
  }

  public final DropRetryQueue leftovers() {
    return leftovers;
  }

  /** The exception for a failed action; says so when the whole server is gone. */
  public abstract StageException failure(RunStage stage, String action, SQLException cause);

  public final ServerConnections access() {
    return access;
  }

  /** Where its databases are, as the ledger names it. */
  public abstract String place();

  /** How a clone is best made here, {@code WAL_LOG} or {@code FILE_COPY}. */
  public abstract String copyStrategy(long templateBytes);
}
