package io.github.e2emaven.application;

import io.github.e2emaven.outcome.RunStage;
import io.github.e2emaven.outcome.StageException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A module that can be the server of a project.
 *
 * @param coordinates of the jar
 * @param jar what it builds
 */
public record ExecutableModule(ArtifactCoordinates coordinates, ExecutableJar jar) {

  /**
   * The only one among the dependencies of a project.
   *
   * @return empty when none is executable
   * @throws StageException that names all of them when there are several
   */
  public static Optional<ExecutableModule> only(List<ModuleJars> dependencies) {
    var found = dependencies.stream().flatMap(module -> first(module).stream()).toList();
    if (found.size() > 1) {
      throw several(found);
    }
    return found.stream().findFirst();
  }

  private static Optional<ExecutableModule> first(ModuleJars module) {
    return module.jars().stream()
        .flatMap(
            jar ->
                ExecutableJar.find(List.of(jar.path())).stream()
                    .map(
                        found ->
                            new ExecutableModule(
                                module.coordinates().withClassifier(jar.classifier()), found)))
        .findFirst();
  }

  private static StageException several(List<ExecutableModule> found) {
    var names = found.stream().map(Record::toString).collect(Collectors.joining(" and "));
    return new StageException(
        RunStage.CONFIGURATION,
        "%d modules among the dependencies are executable: %s. Name the one that is the server: <server><artifact>%s</artifact></server>"
            .formatted(found.size(), names, found.get(0).coordinates()));
  }

  /** Coordinates and file, for messages. */
  @Override
  public String toString() {
    return "%s (%s)".formatted(coordinates, jar.path());
  }
}
