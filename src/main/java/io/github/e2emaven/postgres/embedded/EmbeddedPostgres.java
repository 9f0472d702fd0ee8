package io.github.e2emaven.postgres.embedded;

import io.github.e2emaven.outcome.RunStage;
import io.github.e2emaven.outcome.StageException;
import io.github.e2emaven.postgres.PostgresServer;
import io.github.e2emaven.postgres.RetryPause;
import io.github.e2emaven.postgres.RetryingSessions;
import io.github.e2emaven.postgres.ServerConnections;
import io.github.e2emaven.postgres.SqlErrorAdvice;
import io.github.e2emaven.postgres.SqlSession;
import io.github.e2emaven.postgres.SqlState;
import io.github.e2emaven.process.ExitStatus;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;

/** The server that a run started for itself. */
public final class EmbeddedPostgres extends PostgresServer {

  private static final Duration REAPED = Duration.ofSeconds(1);

  private final Postmaster postmaster;
  private final ClusterRelease release;

  EmbeddedPostgres(
      ServerConnections access,
      RetryingSessions sessions,
      Postmaster postmaster,
      ClusterRelease release) {
    super(access, sessions);
    this.postmaster = postmaster;
    this.release = release;
  }

  /** Process id of the postmaster. */
  public long pid() {
    return postmaster.process().pid();
  }

  @Override
  public void keep(Path directory) {
    if (release.stop()) {
      KeptCluster.save(postmaster.cluster(), directory);
    }
    release.run();
  }

  @Override
  public void close() {
    release.run();
    if (Files.notExists(postmaster.cluster().directory())) {
      leftovers().gone();
    }
  }

  @Override
  public void whenLost(Consumer<String> listener) {
    var unused = postmaster.process().exit().thenAccept(status -> tellUnlessOrdered(listener));
  }

  private void tellUnlessOrdered(Consumer<String> listener) {
    if (!release.isBegun()) {
      listener.accept(ended());
    }
  }

  /**
   * Its end is the only way it can be lost: see restart_after_crash in {@link PostmasterLauncher}.
   */
  @Override
  public String life(SqlSession session) {
    return "";
  }

  @Override
  public Optional<String> loss(String life) {
    try {
      sessions().now().close();
      return Optional.empty();
    } catch (SQLException e) {
      // its log has been shown once, for the whole run
      return isGone(e) ? Optional.of(end()) : Optional.empty();
    }
  }

  /** One that has ended never comes back. */
  @Override
  protected boolean isPassing(SQLException problem) {
    return SqlState.isFull(problem);
  }

  @Override
  public StageException failure(RunStage stage, String action, SQLException cause) {
    if (!isGone(cause)) {
      return new SqlErrorAdvice(stage, admin()).explain(action, cause);
    }
    return new StageException(stage, "Could not %s: %s".formatted(action, ended()), cause);
  }

  private String ended() {
    return end() + System.lineSeparator() + postmaster.cluster().place().lastLines();
  }

  private String end() {
    var status = postmaster.process().exit().getNow(new ExitStatus(-1));
    return "the embedded PostgreSQL (process %d) has ended with %s.".formatted(pid(), status);
  }

  /** The cluster's directory: the databases are gone when it is. */
  @Override
  public String place() {
    return postmaster.cluster().directory().toString();
  }

  @Override
  public String copyStrategy(long templateBytes) {
    return "FILE_COPY"; // without fsync faster at every size
  }

  private boolean isGone(SQLException cause) {
    boolean lost = SqlState.isAway(cause);
    // a refused connection is seen a moment before the end of the process is
    return RetryPause.endsDespiteInterruption(postmaster.process(), lost ? REAPED : Duration.ZERO);
  }
}
