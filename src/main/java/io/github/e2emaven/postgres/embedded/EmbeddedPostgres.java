package io.github.e2emaven.postgres.embedded;

import io.github.e2emaven.outcome.FailureMessage;
import io.github.e2emaven.outcome.RunStage;
import io.github.e2emaven.outcome.StageException;
import io.github.e2emaven.postgres.PostgresServer;
import io.github.e2emaven.postgres.RetryingSessions;
import io.github.e2emaven.postgres.SqlErrorAdvice;
import io.github.e2emaven.postgres.SqlSession;
import io.github.e2emaven.postgres.SqlState;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;

/** A server that the run starts and stops. */
public final class EmbeddedPostgres extends PostgresServer {

  /** A connection is refused a moment before the JVM sees the process exit. */
  private static final Duration EXIT_SEEN = Duration.ofSeconds(1);

  private final Postmaster postmaster;
  private final ClusterRelease release;
  private final PostgresInstallation installation;
  private volatile boolean paused;

  EmbeddedPostgres(
      Access access,
      RetryingSessions sessions,
      Postmaster postmaster,
      ClusterRelease release,
      PostgresInstallation installation) {
    super(access, sessions);
    this.postmaster = postmaster;
    this.release = release;
    this.installation = installation;
  }

  /** The pid of the postmaster, or of the {@code su} that runs it. */
  public long pid() {
    return postmaster.process().pid();
  }

  @Override
  public void keep(Path directory) {
    if (release.stop()) {
      KeptCluster.save(new ClusterData(installation.tools()), directory);
    }
    release.run();
  }

  /** What it was started with. */
  PostgresInstallation installation() {
    return installation;
  }

  /** Stops and deletes the cluster, whichever server it has. */
  ClusterRelease release() {
    return release;
  }

  /**
   * Stops this server for good, but keeps its cluster for another one.
   *
   * @throws StageException of stage POSTGRESQL when a process is left
   */
  void pause() {
    paused = true;
    release.pause();
  }

  @Override
  public void close() {
    release.run();
    if (Files.notExists(postmaster.cluster().directory())) {
      dropRetries().gone();
    }
  }

  @Override
  public void whenLost(Consumer<FailureMessage> listener) {
    var unused = postmaster.process().exit().thenAccept(status -> reportLoss(listener));
  }

  private void reportLoss(Consumer<FailureMessage> listener) {
    if (!paused && !release.isBegun()) {
      listener.accept(exited("the "));
    }
  }

  /** Constant, as the server never restarts: see restart_after_crash in PostmasterLauncher. */
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
      // the run shows the log once, through whenLost
      return isGone(e) ? Optional.of(exited("The ").headline()) : Optional.empty();
    }
  }

  /** A server that exited never comes back. */
  @Override
  protected boolean isPassing(SQLException problem) {
    return SqlState.isFull(problem);
  }

  @Override
  public StageException failure(RunStage stage, String action, SQLException cause) {
    if (!isGone(cause)) {
      return new SqlErrorAdvice(stage, admin()).explain(action, cause);
    }
    return new StageException(stage, exited("Cannot " + action + ": the "), cause);
  }

  private FailureMessage exited(String before) {
    return new FailureMessage(
        before + postmaster.describeExit() + ".", postmaster.cluster().logTail());
  }

  /** The cluster directory: the databases disappear with it. */
  @Override
  public String place() {
    return postmaster.cluster().directory().toString();
  }

  @Override
  public String copyStrategy(long templateBytes) {
    return "FILE_COPY"; // without fsync, faster at every size
  }

  private boolean isGone(SQLException cause) {
    return postmaster.exitsWithin(SqlState.isAway(cause) ? EXIT_SEEN : Duration.ZERO);
  }
}
