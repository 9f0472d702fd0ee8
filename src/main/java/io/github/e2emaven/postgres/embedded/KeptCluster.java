package io.github.e2emaven.postgres.embedded;

import io.github.e2emaven.outcome.RunStage;
import io.github.e2emaven.outcome.StageException;
import io.github.e2emaven.plan.PostgresSource;
import io.github.e2emaven.postgres.PostgresServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The data directory of a stopped embedded server, kept for inspection.
 *
 * <p>It belongs to Maven's user, mode 0700, and is never started in place: {@link
 * EmbeddedPostgresStarter#kept} starts a copy. So it can be below directories that the user that
 * runs PostgreSQL cannot enter.
 */
public final class KeptCluster {

  private KeptCluster() {}

  /**
   * The major version of the programs that can open it.
   *
   * @param directory the argument of {@link PostgresServer#keep}
   * @throws StageException of stage POSTGRESQL when there is no kept cluster
   */
  public static int majorVersion(Path directory) {
    var file = directory.resolve(ClusterDirectory.DATA).resolve("PG_VERSION");
    try {
      return Integer.parseInt(Files.readString(file).strip());
    } catch (IOException | NumberFormatException e) {
      throw new StageException(
          RunStage.POSTGRESQL, "No kept PostgreSQL cluster in %s: %s".formatted(directory, e), e);
    }
  }

  static Path data(Path directory, String version) {
    int kept = majorVersion(directory);
    if (kept != PostgresSource.majorVersion(version)) {
      throw new StageException(
          RunStage.POSTGRESQL,
          "The cluster in %s is of PostgreSQL %d, but the programs are of %s. Set <database><version> to %d."
              .formatted(directory, kept, version, kept));
    }
    return directory.resolve(ClusterDirectory.DATA);
  }

  static void save(ClusterData data, Path directory) {
    try {
      Files.createDirectories(directory);
      data.save(directory);
    } catch (IOException e) {
      throw new StageException(
          RunStage.CLEANUP,
          "Cannot keep PostgreSQL's cluster in %s: %s. Set <keepDatabases> to never, or free disk space."
              .formatted(directory, e),
          e);
    }
  }
}
