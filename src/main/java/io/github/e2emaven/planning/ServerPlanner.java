package io.github.e2emaven.planning;

import io.github.e2emaven.application.ExecutableJar;
import io.github.e2emaven.application.JavaCommand;
import io.github.e2emaven.outcome.RunStage;
import io.github.e2emaven.outcome.StageException;
import io.github.e2emaven.plan.Framework;
import io.github.e2emaven.plan.JavaProgram;
import io.github.e2emaven.plan.ServerPlan;
import io.github.e2emaven.plan.ServerPlan.MainPort;
import io.github.e2emaven.plan.ServerPlan.ReadinessPlan;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Checks the {@code <server>} element and applies its defaults. */
final class ServerPlanner {

  private final ProjectFacts facts;
  private final JavaCommand java;
  private final PropertyResolver properties;

  ServerPlanner(ProjectFacts facts, JavaCommand java) {
    this.facts = facts;
    this.java = java;
    this.properties = facts.properties();
  }

  /**
   * Plans the server of each stack.
   *
   * @throws StageException for parameters that are refused, or when there is no executable jar
   */
  ServerPlan plan(ServerParameters server) {
    var jar = runsJar(server) ? executable(server) : null;
    var directory = properties.or("e2e.server.workingDirectory", server.workingDirectory);
    var program = program(server, jar);
    return new ServerPlan(
        program == null ? command(server) : program.command(),
        ParameterValues.variables(server.environmentVariables),
        frameworks(jar),
        directory == null ? null : workingDirectory(directory),
        mainPort(properties.or("e2e.server.port", server.port)),
        readiness(server.readiness),
        Duration.ofSeconds(
            properties.positive("e2e.server.stopTimeoutInSeconds", server.stopTimeoutInSeconds)),
        program);
  }

  /** Whether the server is an executable jar; refuses a second way to start it. */
  private boolean runsJar(ServerParameters server) {
    var program = ParameterValues.texts(server.command);
    var given =
        Stream.of(
                Optional.ofNullable(mainClass(server)).map(it -> "<mainClass> " + it),
                Optional.ofNullable(jar(server)).map(it -> "<jar> " + it),
                program.stream().findFirst().map(it -> "<command> " + it))
            .flatMap(Optional::stream)
            .toList();
    if (given.size() > 1) {
      throw refused(
          "<server> has %s: keep one of <mainClass>, <jar> and <command>"
              .formatted(String.join(" and ", given)));
    }
    return program.isEmpty() && mainClass(server) == null;
  }

  /** Null for a {@code <command>}. */
  private @Nullable JavaProgram program(ServerParameters server, @Nullable ExecutableJar jar) {
    var arguments = ParameterValues.texts(server.arguments);
    var jvmArguments = ParameterValues.texts(server.jvmArguments);
    if (jar != null) {
      return java.jar(jar.path(), jvmArguments, arguments);
    }
    var mainClass = mainClass(server);
    return mainClass == null ? null : java.mainClass(mainClass, jvmArguments, arguments);
  }

  private static List<String> command(ServerParameters server) {
    var program = ParameterValues.texts(server.command);
    var arguments = ParameterValues.texts(server.arguments);
    if (!ParameterValues.texts(server.jvmArguments).isEmpty()) {
      throw refused(
          "<server> has <jvmArguments> and a <command>, but they apply to <mainClass> and <jar> only: move them into <command>");
    }
    return Stream.concat(program.stream(), arguments.stream()).toList();
  }

  /** By the project's dependencies, whatever their scope, and by the content of the jar. */
  private Set<Framework> frameworks(@Nullable ExecutableJar jar) {
    var found = EnumSet.noneOf(Framework.class);
    Arrays.stream(Framework.values())
        .filter(framework -> facts.artifacts().groupIds().contains(framework.groupId()))
        .forEach(found::add);
    if (jar != null && jar.isSpringBoot()) {
      found.add(Framework.SPRING_BOOT);
    }
    return found;
  }

  private ExecutableJar executable(ServerParameters server) {
    var jar = jar(server);
    return jar == null
        ? ExecutableJar.of(facts.artifacts().jars())
        : ExecutableJar.named(resolve(jar));
  }

  private @Nullable String mainClass(ServerParameters server) {
    return properties.or("e2e.server.mainClass", server.mainClass);
  }

  private @Nullable String jar(ServerParameters server) {
    return properties.or("e2e.server.jar", server.jar);
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
