package io.github.e2emaven.database;

import io.github.e2emaven.outcome.Stage;
import io.github.e2emaven.outcome.StageException;
import io.github.e2emaven.process.ExitStatus;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Objects;

/** The server that a run started for itself. */
final class EmbeddedServer extends PostgresServer {

  private static final Duration REAPED = Duration.ofSeconds(1);

  private final Postmaster postmaster;
  private final EmbeddedRelease release;

  EmbeddedServer(ServerAccess access, Postmaster postmaster, EmbeddedRelease release) {
    super(access);
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
  }

  @Override
  StageException failure(Stage stage, String action, SQLException cause) {
    if (!isGone(cause)) {
      return new SqlFailure(stage, admin()).explain(action, cause);
    }
    var status = postmaster.process().exit().getNow(new ExitStatus(-1));
    return new StageException(
        stage,
        "Could not %s: the embedded PostgreSQL (process %d) has ended with %s.%n%s"
            .formatted(action, pid(), status, postmaster.cluster().place().lastLines()),
        cause);
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
    var state = Objects.requireNonNullElse(cause.getSQLState(), "");
    boolean lost = state.startsWith("08") || state.startsWith("57P");
    // a refused connection is seen a moment before the end of the process is
    return Waiting.endsDespiteInterruption(postmaster.process(), lost ? REAPED : Duration.ZERO);
  }
}
