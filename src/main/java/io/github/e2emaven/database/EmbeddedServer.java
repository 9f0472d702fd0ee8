package io.github.e2emaven.database;

import io.github.e2emaven.outcome.Stage;
import io.github.e2emaven.outcome.StageException;
import io.github.e2emaven.process.ExitStatus;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;

/** The server that a run started for itself. */
final class EmbeddedServer extends PostgresServer {

  private static final Duration REAPED = Duration.ofSeconds(1);

  private final Postmaster postmaster;
  private final EmbeddedRelease release;

  EmbeddedServer(
      ServerAccess access, Sessions sessions, Postmaster postmaster, EmbeddedRelease release) {
    super(access, sessions);
    this.postmaster = postmaster;
    this.release = release;
  }

  /** Process id of the postmaster. */
  long pid() {
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

  /** Its end is the only way it can be lost: see restart_after_crash in {@link PostmasterStart}. */
  @Override
  String life(Session session) {
    return "";
  }

  @Override
  Optional<String> loss(String life) {
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
  boolean isPassing(SQLException problem) {
    return ServerTrouble.isFull(problem);
  }

  @Override
  StageException failure(Stage stage, String action, SQLException cause) {
    if (!isGone(cause)) {
      return new SqlFailure(stage, admin()).explain(action, cause);
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
  String place() {
    return postmaster.cluster().directory().toString();
  }

  @Override
  String copyStrategy(long templateBytes) {
    return "FILE_COPY"; // without fsync faster at every size
  }

  private boolean isGone(SQLException cause) {
    boolean lost = ServerTrouble.isAway(cause);
    // a refused connection is seen a moment before the end of the process is
    return Waiting.endsDespiteInterruption(postmaster.process(), lost ? REAPED : Duration.ZERO);
  }
}
