package io.github.e2emaven.artifacts;

import io.github.e2emaven.application.ArtifactCoordinates;
import io.github.e2emaven.application.ModuleJars;
import io.github.e2emaven.outcome.RunStage;
import io.github.e2emaven.outcome.StageException;
import io.github.e2emaven.planning.ProjectFacts.ModuleResolver;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.maven.artifact.Artifact;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.model.Dependency;
import org.apache.maven.project.MavenProject;
import org.eclipse.aether.RepositorySystem;
import org.eclipse.aether.artifact.DefaultArtifact;
import org.eclipse.aether.resolution.ArtifactResolutionException;
import org.jspecify.annotations.Nullable;

/**
 * Finds servers that other modules build: in this build, else in the repositories, where an earlier
 * {@code install} has put them.
 */
public final class ServerModuleResolver implements ModuleResolver {

  private final ArtifactFetch artifacts;
  private final MavenSession session;
  private final MavenProject project;

  /**
   * For one project.
   *
   * @param project whose repositories and dependencies count
   */
  public ServerModuleResolver(
      RepositorySystem repositories, MavenSession session, MavenProject project) {
    this.artifacts = new ArtifactFetch(repositories, session);
    this.session = session;
    this.project = project;
  }

  @Override
  public List<Path> resolve(ArtifactCoordinates wanted) {
    var module =
        modules(session.getProjects())
            .filter(it -> it.is(wanted.groupId(), wanted.artifactId(), wanted.version()))
            .findAny();
    if (module.isEmpty()) {
      return List.of(fetch(wanted));
    }
    var jars = module.get().files(wanted);
    if (jars.isEmpty()) {
      throw notPackaged(wanted, module.get().built());
    }
    return jars;
  }

  private static StageException notPackaged(ArtifactCoordinates wanted, ModuleJars module) {
    return refused(
        "<server><artifact> is %s, which a module of this build has not packaged: %s"
            .formatted(
                wanted,
                module.jars().isEmpty()
                    ? "declare it as a <dependency>, so that Maven builds it first, and run a phase, such as mvn verify"
                    : "it has packaged " + module),
        null);
  }

  private Path fetch(ArtifactCoordinates wanted) {
    var artifact =
        new DefaultArtifact(
            wanted.groupId(),
            wanted.artifactId(),
            wanted.classifier(),
            wanted.type(),
            wanted.version());
    try {
      return artifacts.fetch(artifact, project.getRemoteProjectRepositories());
    } catch (ArtifactResolutionException e) {
      throw refused(
          "<server><artifact> is %s, which is not built: %s. %s"
              .formatted(wanted, e.getMessage(), command(wanted)),
          e);
    }
  }

  /** All modules are read when Maven is started in the root, whatever {@code -pl} selects. */
  private String command(ArtifactCoordinates wanted) {
    boolean known =
        modules(session.getAllProjects())
            .anyMatch(it -> it.is(wanted.groupId(), wanted.artifactId(), wanted.version()));
    return known
        ? "Build its module, too: mvn verify -pl :%s,:%s"
            .formatted(wanted.artifactId(), project.getArtifactId())
        : "Build it first, with mvn install in its project, or correct the coordinates";
  }

  @Override
  public List<ModuleJars> dependencies() {
    return project.getDependencies().stream()
        .map(this::module)
        .flatMap(Optional::stream)
        .distinct()
        .toList();
  }

  private Optional<ModuleJars> module(Dependency dependency) {
    return modules(session.getProjects())
        .filter(
            it -> it.is(dependency.getGroupId(), dependency.getArtifactId(), version(dependency)))
        .findAny()
        .map(BuiltModule::built)
        .or(() -> new InstalledModule(project, session).find(dependency));
  }

  /** A dependency's version may be a range. */
  private String version(Dependency dependency) {
    return InstalledModule.artifact(project, dependency)
        .map(Artifact::getBaseVersion)
        .orElse(String.valueOf(dependency.getVersion()));
  }

  private static Stream<BuiltModule> modules(List<MavenProject> projects) {
    return projects.stream().map(BuiltModule::new);
  }

  private static StageException refused(String message, @Nullable Exception cause) {
    return new StageException(RunStage.CONFIGURATION, message, cause);
  }
}
