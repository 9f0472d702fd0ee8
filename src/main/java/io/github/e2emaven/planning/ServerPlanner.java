package io.github.e2emaven.planning;

import io.github.e2emaven.application.ExecutableJar;
import io.github.e2emaven.application.JavaCommand;
import io.github.e2emaven.outcome.RunStage;
import io.github.e2emaven.outcome.StageException;
import io.github.e2emaven.plan.Framework;
import io.github.e2emaven.plan.ServerPlan;
import io.github.e2emaven.plan.ServerPlan.MainPort;
import io.github.e2emaven.plan.ServerPlan.Purpose;
import io.github.e2emaven.plan.ServerPlan.ReadinessPlan;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/** Checks the {@code <server>} element and applies its defaults. */
final class ServerPlanner {

  private final ProjectFacts facts;
  private final ProgramPlanner programs;
  private final PropertyResolver properties;

  /**
   * For one project.
   *
   * @param notice receives a line that names a server found elsewhere
   */
  ServerPlanner(ProjectFacts facts, JavaCommand java, Consumer<String> notice) {
    this.facts = facts;
    this.programs = new ProgramPlanner(facts, java, notice);
    this.properties = facts.properties();
  }

  /**
   * Plans the server of each stack, or what is started in its place for the template.
   *
   * @param database what else may fill the template
   * @throws StageException for parameters that are refused, or when there is no executable jar
   */
  ServerPlan plan(ServerParameters server, DatabaseParameters database) {
    boolean skipped = properties.isTrue("e2e.server.skip", server.skip);
    var program = skipped ? ofWarmUp(server, database) : ofStacks(server);
    var directory = properties.or("e2e.server.workingDirectory", server.workingDirectory);
    return new ServerPlan(
        program.command(),
        ParameterValues.variables(server.environmentVariables),
        frameworks(program.jar()),
        directory == null ? null : workingDirectory(directory),
        mainPort(properties.or("e2e.server.port", server.port)),
        readiness(server.readiness),
        Duration.ofSeconds(
            properties.positive("e2e.server.stopTimeoutInSeconds", server.stopTimeoutInSeconds)),
        skipped ? null : program.archivable(),
        purpose(skipped, program));
  }

  private static Purpose purpose(boolean skipped, ServerProgram program) {
    if (!skipped) {
      return Purpose.STACKS;
    }
    return program.command().isEmpty() ? Purpose.NOTHING : Purpose.WARM_UP;
  }

  private ServerProgram ofStacks(ServerParameters server) {
    return programs
        .find(server)
        .orElseThrow(
            () ->
                refused(
                    "No executable jar to start as the server: %s. Run the goal after the package phase, or set <server><artifact>, <mainClass>, <jar> or <command>; <server><skip> is for test classes that are a server themselves"
                        .formatted(programs.absence())));
  }

  private ServerProgram ofWarmUp(ServerParameters server, DatabaseParameters database) {
    var elements = new SkippedServer(server, properties);
    var instead = database.insteadOfWarmUp(properties);
    if (instead != null) {
      elements.refuseElements(instead);
      return ServerProgram.NONE;
    }
    var found = programs.find(server);
    if (found.isEmpty()) {
      elements.refuseElements(programs.absence());
    }
    return found.orElse(ServerProgram.NONE);
  }

  /** By the project's dependencies, whatever their scope, and by the content of the jar. */
  private Set<Framework> frameworks(@Nullable ExecutableJar jar) {
    var found = EnumSet.noneOf(Framework.class);
    Arrays.stream(Framework.values())
        .filter(framework -> facts.artifacts().groupIds().contains(framework.groupId()))
        .forEach(found::add);
    if (jar != null) {
      found.addAll(jar.frameworks());
    }
    return found;
  }

  private static MainPort mainPort(@Nullable String port) {
    if (port == null) {
      return MainPort.CLAIMED;
    }
    if (port.equals("0")) {
      return MainPort.SERVER_CHOSEN;
    }
    throw refused(
        "<server><port> is %s, but each stack needs its own port: remove it and pass @{port} or PORT to the server, or set it to 0 for a server that chooses its port"
            .formatted(port));
  }

  private ReadinessPlan readiness(ServerParameters.ReadinessParameters readiness) {
    return new ReadinessPlan(
        path(properties.or("e2e.server.readiness.path", readiness.path)),
        pattern(properties.or("e2e.server.readiness.logLine", readiness.logLine)),
        Duration.ofSeconds(
            properties.positive(
                "e2e.server.readiness.timeoutInSeconds", readiness.timeoutInSeconds)));
  }

  private static @Nullable String path(@Nullable String path) {
    if (path == null) {
      return null;
    }
    var absolute = path.startsWith("/") ? path : "/" + path;
    try {
      new URI("http://localhost" + absolute.replaceAll("@\\{[^{}]+}", "0"));
      return absolute;
    } catch (URISyntaxException e) {
      throw new StageException(
          RunStage.CONFIGURATION,
          "<server><readiness><path> is '%s', which is not the path of a URL: %s"
              .formatted(path, e.getMessage()),
          e);
    }
  }

  private static @Nullable String pattern(@Nullable String regex) {
    try {
      return regex == null ? null : Pattern.compile(regex).pattern();
    } catch (PatternSyntaxException e) {
      throw new StageException(
          RunStage.CONFIGURATION,
          "<server><readiness><logLine> is '%s', which is not a regular expression: %s"
              .formatted(regex, e.getDescription()),
          e);
    }
  }

  /** With a placeholder at its start, {@code @{directory}}, it is absolute. */
  private Path workingDirectory(String path) {
    return path.startsWith("@{") ? Path.of(path) : resolve(path);
  }

  private Path resolve(String path) {
    return facts.directories().base().resolve(path).normalize();
  }

  private static StageException refused(String message) {
    return new StageException(RunStage.CONFIGURATION, message);
  }
}
