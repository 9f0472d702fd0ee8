package io.github.e2emaven.application;

import io.github.e2emaven.outcome.RunStage;
import io.github.e2emaven.outcome.StageException;
import io.github.e2emaven.plan.Framework;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.jar.Attributes;
import java.util.jar.JarFile;

/**
 * A jar that {@code java -jar} can run.
 *
 * @param path an existing file with a Main-Class in its manifest
 */
public record ExecutableJar(Path path) {

  /** Where Quarkus puts it by default, below the build directory. */
  public static final Path FAST_JAR = Path.of("quarkus-app", "quarkus-run.jar");

  /**
   * The jar that the project builds.
   *
   * @param candidates the first executable one is chosen
   * @return empty when none is executable
   */
  public static Optional<ExecutableJar> find(List<Path> candidates) {
    return candidates.stream()
        .filter(ExecutableJar::isExecutable)
        .findFirst()
        .map(ExecutableJar::new);
  }

  /**
   * The jar that {@code <server><jar>} names.
   *
   * @throws StageException when it is missing or has no Main-Class
   */
  public static ExecutableJar named(Path jar) {
    if (!isExecutable(jar)) {
      throw new StageException(
          RunStage.CONFIGURATION,
          "<server><jar> is %s, which %s: name a jar that java -jar can run"
              .formatted(
                  jar,
                  Files.isRegularFile(jar)
                      ? "has no Main-Class in its manifest"
                      : "does not exist"));
    }
    return new ExecutableJar(jar);
  }

  /**
   * The jar that {@code <server><artifact>} names.
   *
   * @param candidates what it was resolved to
   * @throws StageException when none of them has a Main-Class
   */
  public static ExecutableJar of(ArtifactCoordinates artifact, List<Path> candidates) {
    return find(candidates)
        .orElseThrow(
            () ->
                new StageException(
                    RunStage.CONFIGURATION,
                    "<server><artifact> is %s, but %s has no Main-Class: name an artifact that java -jar can run. One that Spring Boot repackages with a classifier is %s:%s:%s:jar:exec"
                        .formatted(
                            artifact,
                            candidates,
                            artifact.groupId(),
                            artifact.artifactId(),
                            artifact.version())));
  }

  /** The frameworks that its content shows. */
  public Set<Framework> frameworks() {
    if (isFastJar()) {
      return Set.of(Framework.QUARKUS);
    }
    return isSpringBoot() ? Set.of(Framework.SPRING_BOOT) : Set.of();
  }

  /** Whether it starts what Quarkus has put into the directory around it. */
  public boolean isFastJar() {
    return path.endsWith(FAST_JAR);
  }

  /** Whether spring-boot-maven-plugin repackaged it. */
  private boolean isSpringBoot() {
    try (var jar = new JarFile(path.toFile())) {
      return jar.getEntry("BOOT-INF/") != null;
    } catch (IOException e) {
      return false;
    }
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
}
