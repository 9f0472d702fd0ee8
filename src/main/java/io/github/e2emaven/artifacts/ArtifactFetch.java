package io.github.e2emaven.artifacts;

import java.nio.file.Path;
import java.util.List;
import org.apache.maven.execution.MavenSession;
import org.eclipse.aether.RepositorySystem;
import org.eclipse.aether.artifact.Artifact;
import org.eclipse.aether.repository.RemoteRepository;
import org.eclipse.aether.resolution.ArtifactRequest;
import org.eclipse.aether.resolution.ArtifactResolutionException;

/**
 * Fetches single artifacts through Maven's own resolver, with its settings: mirrors, proxies,
 * offline mode.
 */
record ArtifactFetch(RepositorySystem repositories, MavenSession session) {

  /**
   * The file in the local repository.
   *
   * @param remote asked in this order
   * @throws ArtifactResolutionException when no repository has it, or none can be reached
   */
  Path fetch(Artifact artifact, List<RemoteRepository> remote) throws ArtifactResolutionException {
    return repositories
        .resolveArtifact(
            session.getRepositorySession(),
            new ArtifactRequest(artifact, remote, "e2e-maven-plugin"))
        .getArtifact()
        .getFile()
        .toPath();
  }
}
