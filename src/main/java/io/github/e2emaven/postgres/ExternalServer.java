package io.github.e2emaven.postgres;

import io.github.e2emaven.outcome.FailureMessage;
import io.github.e2emaven.outcome.RunStage;
import io.github.e2emaven.outcome.StageException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Optional;
import java.util.function.Consumer;

/** A server that exists without us: we own the databases that we create there, and nothing else. */
public final class ExternalServer extends PostgresServer {

  private static final int WITH_STRATEGIES = 15;

  /** With fsync, WAL_LOG is faster below about 50 MB, FILE_COPY above. */
  private static final long BIG = 50L << 20;

  /** A crash of one backend resets the statistics, but not the time of the start. */
  private static final String LIFE =
      "SELECT format('%s, %s', pg_postmaster_start_time(), stats_reset) FROM pg_stat_bgwriter";

  private final ConnectionUsage usage;
  private final Consumer<String> notice;

  private ExternalServer(
      Access access, RetryingSessions sessions, ConnectionUsage usage, Consumer<String> notice) {
    super(access, sessions);
    this.usage = usage;
    this.notice = notice;
  }

  /**
   * Connects, checks version and rights and creates the application role if it is missing. Waits
   * for a server that is full or starting up, but not for one that is unreachable: that is a wrong
   * {@code <url>}.
   *
   * @param notice receives a line for each database that cannot be dropped at the end
   * @throws StageException of stage POSTGRESQL
   */
  public static ExternalServer open(RetryingSessions sessions, Consumer<String> notice) {
    var admin = sessions.address();
    try (var session = sessions.patient(SqlState::isBusy)) {
      var rights = AdminRights.read(session, admin);
      var role = new ApplicationRole(sessions, rights).ensured(session);
      var access = new Access(admin, role, rights.majorVersion());
      var usage = ConnectionUsage.open(sessions);
      return new ExternalServer(access, sessions, usage, notice);
    } catch (SQLException e) {
      throw new SqlErrorAdvice(RunStage.POSTGRESQL, admin).explain("open the database server", e);
    }
  }

  @Override
  public void keep(Path directory) {
    close();
  }

  /** Waits for the server once more when databases remain to be dropped. */
  @Override
  public void close() {
    usage.drop(dropRetries());
    usage.close();
    sessions().resetDeadline();
    dropRetries().drop(place()).ifPresent(notice);
  }

  @Override
  public void whenLost(Consumer<FailureMessage> listener) {
    // the server may come back: each attempt asks for itself, see loss
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
              "PostgreSQL at %s was restarted, or recovered from a crash, in the meantime (%s; before: %s). See the server's log."
                  .formatted(place(), now, life));
    } catch (SQLException e) {
      return isPassing(e)
          ? Optional.of(failure(RunStage.POSTGRESQL, "reach the server again", e).headline())
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
    var numbers = SqlState.isFull(cause) ? usage.describe() : "";
    var message = failure.message();
    return numbers.isEmpty()
        ? failure
        : new StageException(
            stage, message.withHeadline(message.headline() + " " + numbers), cause);
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
}
