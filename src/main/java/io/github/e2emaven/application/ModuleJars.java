package io.github.e2emaven.application;

import java.nio.file.Path;
import java.util.List;

/**
 * A module among the dependencies of a project, and what it has built.
 *
 * @param coordinates of its main artifact
 * @param jars that may be executable: the main artifact first, then those attached to it; none
 *     before it is packaged
 */
public record ModuleJars(ArtifactCoordinates coordinates, List<Jar> jars) {

  public ModuleJars {
    jars = List.copyOf(jars);
  }

  /**
   * One of them.
   *
   * @param classifier empty for none
   */
  public record Jar(Path path, String classifier) {}

  /** For messages. */
  @Override
  public String toString() {
    return jars.isEmpty()
        ? coordinates + ", which is not packaged yet: run a phase, such as mvn verify"
        : coordinates + " " + jars.stream().map(Jar::path).toList();
  }
}
