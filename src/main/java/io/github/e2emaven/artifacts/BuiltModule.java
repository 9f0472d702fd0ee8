package io.github.e2emaven.artifacts;

import io.github.e2emaven.application.ArtifactCoordinates;
import io.github.e2emaven.application.ExecutableJar;
import io.github.e2emaven.application.ModuleJars;
import io.github.e2emaven.application.ModuleJars.Jar;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.maven.artifact.Artifact;
import org.apache.maven.project.MavenProject;

/**
 * A module of this build, and what it has packaged so far.
 *
 * @param project the module
 */
record BuiltModule(MavenProject project) {

  boolean is(String groupId, String artifactId, String version) {
    return project.getGroupId().equals(groupId)
        && project.getArtifactId().equals(artifactId)
        && project.getVersion().equals(version);
  }

  private ArtifactCoordinates coordinates() {
    return ArtifactCoordinates.jar(
        project.getGroupId(), project.getArtifactId(), project.getVersion());
  }

  /** With what may be executable; nothing before it is packaged. */
  ModuleJars built() {
    return new ModuleJars(coordinates(), jars());
  }

  /** The files of one artifact; nothing before it is packaged. */
  List<Path> files(ArtifactCoordinates wanted) {
    return jars().stream()
        .filter(jar -> jar.classifier().equals(wanted.classifier()))
        .map(Jar::path)
        .filter(path -> path.toString().endsWith("." + wanted.type()))
        .toList();
  }

  /** Spring Boot attaches its executable jar when it has a classifier. */
  private List<Jar> jars() {
    var packaged =
        Stream.concat(Stream.of(project.getArtifact()), project.getAttachedArtifacts().stream())
            .filter(BuiltModule::isPackaged)
            .map(it -> new Jar(it.getFile().toPath(), Objects.toString(it.getClassifier(), "")))
            .toList();
    return packaged.isEmpty()
        ? packaged
        : Stream.concat(packaged.stream(), fastJar().stream()).toList();
  }

  /** A class directory stands for a module whose package phase has not run. */
  private static boolean isPackaged(Artifact artifact) {
    return artifact.getFile() != null && artifact.getFile().isFile();
  }

  private Optional<Jar> fastJar() {
    return Optional.of(Path.of(project.getBuild().getDirectory()).resolve(ExecutableJar.FAST_JAR))
        .filter(Files::exists)
        .map(path -> new Jar(path, ""));
  }
}
