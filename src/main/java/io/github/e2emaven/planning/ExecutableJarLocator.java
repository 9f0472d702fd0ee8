package io.github.e2emaven.planning;

import io.github.e2emaven.outcome.RunStage;
import io.github.e2emaven.outcome.StageException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import org.apache.maven.artifact.Artifact;
import org.apache.maven.project.MavenProject;

/** The jar that {@code java -jar} can run. */
final class ExecutableJarLocator {

  private ExecutableJarLocator() {}

  /** The project's own: its main artifact, else one attached to it (Spring Boot's classifier). */
  static Path of(MavenProject project) {
    var candidates = candidates(project);
    return candidates.stream()
        .filter(ExecutableJarLocator::isExecutable)
        .findFirst()
        .orElseThrow(() -> none(candidates));
  }

  /** A jar that the user names. */
  static Path named(Path jar) {
    if (!isExecutable(jar)) {
      throw new StageException(
          RunStage.CONFIGURATION,
          "<server><jar> %s %s"
              .formatted(
                  jar,
                  Files.isRegularFile(jar)
                      ? "has no Main-Class in its manifest"
                      : "does not exist"));
    }
    return jar;
  }

  private static List<Path> candidates(MavenProject project) {
    var artifacts =
        Stream.concat(Stream.of(project.getArtifact()), project.getAttachedArtifacts().stream());
    var built =
        Path.of(project.getBuild().getDirectory(), project.getBuild().getFinalName() + ".jar");
    return Stream.concat(
            artifacts
                .filter(Objects::nonNull)
                .map(Artifact::getFile)
                .filter(Objects::nonNull)
                .map(java.io.File::toPath),
            Stream.of(built))
        .distinct()
        .toList();
  }

  private static boolean isExecutable(Path file) {
    if (!Files.isRegularFile(file)) {
      return false;
    }
    try (var jar = new JarFile(file.toFile())) {
      var manifest = jar.getManifest();
      return manifest != null
          && manifest.getMainAttributes().getValue(Attributes.Name.MAIN_CLASS) != null;
    } catch (IOException e) {
      return false;
    }
  }

  private static StageException none(List<Path> candidates) {
    return new StageException(
        RunStage.CONFIGURATION,
        "no executable jar to start as the server: none of %s exists with a Main-Class. "
                .formatted(candidates)
            + "Run the goal after the phase package, or set <server><mainClass>, <jar> or <command>");
  }
}
