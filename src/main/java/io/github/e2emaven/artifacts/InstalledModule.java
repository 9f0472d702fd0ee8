package io.github.e2emaven.artifacts;

import io.github.e2emaven.application.ArtifactCoordinates;
import io.github.e2emaven.application.ModuleJars;
import io.github.e2emaven.application.ModuleJars.Jar;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.maven.artifact.Artifact;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.model.Dependency;
import org.apache.maven.project.MavenProject;

/**
 * A module that this build does not contain, as an earlier one has installed it. Libraries with a
 * Main-Class, such as H2 or the console of JUnit, are not meant: a module has the group of the
 * project, or is one that Maven has read.
 *
 * @param project whose dependency it is
 * @param session with all modules that Maven has read
 */
record InstalledModule(MavenProject project, MavenSession session) {

  /** The resolved artifact of a dependency. */
  static Optional<Artifact> artifact(MavenProject project, Dependency dependency) {
    return project.getArtifacts().stream()
        .filter(it -> it.getDependencyConflictId().equals(dependency.getManagementKey()))
        .findAny();
  }

  /** Empty for a library, and when the dependency has no file. */
  Optional<ModuleJars> find(Dependency dependency) {
    return artifact(project, dependency)
        .filter(it -> it.getFile() != null && isModule(it))
        .map(it -> new ModuleJars(coordinates(it), jars(it)));
  }

  private boolean isModule(Artifact artifact) {
    return artifact.getGroupId().equals(project.getGroupId())
        || session.getAllProjects().stream()
            .anyMatch(
                it ->
                    it.getGroupId().equals(artifact.getGroupId())
                        && it.getArtifactId().equals(artifact.getArtifactId()));
  }

  private static ArtifactCoordinates coordinates(Artifact artifact) {
    return new ArtifactCoordinates(
        artifact.getGroupId(),
        artifact.getArtifactId(),
        artifact.getBaseVersion(),
        artifact.getArtifactHandler().getExtension(),
        Objects.toString(artifact.getClassifier(), ""));
  }

  /** The dependency's own file, then what was installed beside it with a classifier. */
  private static List<Jar> jars(Artifact artifact) {
    var own = new Jar(artifact.getFile().toPath(), Objects.toString(artifact.getClassifier(), ""));
    return own.classifier().isEmpty()
        ? Stream.concat(Stream.of(own), beside(artifact).stream()).toList()
        : List.of(own);
  }

  private static List<Jar> beside(Artifact artifact) {
    var file = artifact.getFile().toPath();
    var prefix = file.getFileName().toString().replaceFirst("\\.jar$", "-");
    try (var files = Files.list(file.resolveSibling(""))) {
      return files
          .filter(it -> it.getFileName().toString().startsWith(prefix))
          .filter(it -> it.toString().endsWith(".jar"))
          .sorted()
          .map(it -> new Jar(it, classifier(it, prefix)))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String classifier(Path jar, String prefix) {
    return jar.getFileName().toString().substring(prefix.length()).replaceFirst("\\.jar$", "");
  }
}
