package io.github.e2emaven.planning;

import io.github.e2emaven.application.ArtifactCoordinates;
import io.github.e2emaven.application.ExecutableJar;
import io.github.e2emaven.application.ExecutableModule;
import io.github.e2emaven.application.JavaCommand;
import io.github.e2emaven.application.ModuleJars;
import io.github.e2emaven.outcome.RunStage;
import io.github.e2emaven.outcome.StageException;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Decides which program is the server: the one that is configured, else the executable jar of the
 * project, else the only executable module among its dependencies.
 */
final class ProgramPlanner {

  private final ProjectFacts facts;
  private final JavaCommand java;
  private final PropertyResolver properties;
  private final Consumer<String> notice;

  /**
   * For one project.
   *
   * @param notice receives a line that names a server found among the dependencies
   */
  ProgramPlanner(ProjectFacts facts, JavaCommand java, Consumer<String> notice) {
    this.notice = notice;
    this.facts = facts;
    this.java = java;
    this.properties = facts.properties();
  }

  /**
   * The program.
   *
   * @return empty when none is configured, and none found
   * @throws StageException for parameters that are refused
   */
  Optional<ServerProgram> find(ServerParameters server) {
    refuseSeveral(server);
    var command = ParameterValues.texts(server.command);
    var mainClass = properties.or("e2e.server.mainClass", server.mainClass);
    var arguments = ParameterValues.texts(server.arguments);
    var jvmArguments = ParameterValues.texts(server.jvmArguments);
    if (!command.isEmpty()) {
      return Optional.of(command(command, arguments, jvmArguments));
    }
    return mainClass == null
        ? executable(server)
            .map(jar -> ServerProgram.of(java.jar(jar.path(), jvmArguments, arguments), jar))
        : Optional.of(ServerProgram.of(java.mainClass(mainClass, jvmArguments, arguments), null));
  }

  /** What to tell when there is no program: a sentence without its end. */
  String absence() {
    var own = "none of %s exists with a Main-Class".formatted(facts.artifacts().jars());
    var modules = facts.modules().dependencies();
    return modules.isEmpty()
        ? own
        : own
            + modules.stream()
                .map(ModuleJars::toString)
                .collect(
                    Collectors.joining(", ", ", nor has a module among the dependencies: ", ""));
  }

  private void refuseSeveral(ServerParameters server) {
    var given =
        Stream.of(
                given("mainClass", server.mainClass),
                given("jar", server.jar),
                given("artifact", server.artifact),
                ParameterValues.texts(server.command).stream()
                    .findFirst()
                    .map(it -> "<command> " + it))
            .flatMap(Optional::stream)
            .toList();
    if (given.size() > 1) {
      throw refused(
          "<server> has %s: keep one of <mainClass>, <jar>, <artifact> and <command>"
              .formatted(String.join(" and ", given)));
    }
  }

  private Optional<String> given(String name, @Nullable String configured) {
    var value = properties.or("e2e.server." + name, configured);
    return value == null ? Optional.empty() : Optional.of("<" + name + "> " + value);
  }

  private static ServerProgram command(
      List<String> program, List<String> arguments, List<String> jvmArguments) {
    if (!jvmArguments.isEmpty()) {
      throw refused(
          "<server> has <jvmArguments> and a <command>, but they apply to programs of Java alone, <mainClass>, <jar> and <artifact>: move them into <command>");
    }
    return new ServerProgram(
        Stream.concat(program.stream(), arguments.stream()).toList(), null, null);
  }

  private Optional<ExecutableJar> executable(ServerParameters server) {
    var jar = properties.or("e2e.server.jar", server.jar);
    var artifact = properties.or("e2e.server.artifact", server.artifact);
    if (jar != null) {
      return Optional.of(ExecutableJar.named(facts.directories().base().resolve(jar).normalize()));
    }
    return artifact == null
        ? ExecutableJar.find(facts.artifacts().jars()).or(this::ofDependency)
        : Optional.of(artifact(ArtifactCoordinates.parse(artifact)));
  }

  private ExecutableJar artifact(ArtifactCoordinates artifact) {
    return ExecutableJar.of(artifact, facts.modules().resolve(artifact));
  }

  private Optional<ExecutableJar> ofDependency() {
    var found = ExecutableModule.only(facts.modules().dependencies());
    found.ifPresent(
        module ->
            notice.accept(
                "Server: %s, the only executable module among the dependencies".formatted(module)));
    return found.map(ExecutableModule::jar);
  }

  private static StageException refused(String message) {
    return new StageException(RunStage.CONFIGURATION, message);
  }
}
