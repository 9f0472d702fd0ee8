package io.github.e2emaven.planning;

import io.github.e2emaven.outcome.RunStage;
import io.github.e2emaven.outcome.StageException;
import io.github.e2emaven.plan.Framework;
import io.github.e2emaven.plan.ServerPlan;
import io.github.e2emaven.plan.ServerPlan.MainPort;
import io.github.e2emaven.plan.ServerPlan.ReadinessPlan;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Stream;
import org.apache.maven.project.MavenProject;
import org.jspecify.annotations.Nullable;

/** The {@code <server>} element, checked and with its defaults. */
final class ServerPlanner {

  private final MavenProject project;
  private final JavaCommand java;
  private final PropertyResolver properties;

  ServerPlanner(MavenProject project, JavaCommand java, PropertyResolver properties) {
    this.project = project;
    this.java = java;
    this.properties = properties;
  }

  ServerPlan plan(ServerParameters server) {
    var directory = properties.or("e2e.server.workingDirectory", server.workingDirectory);
    return new ServerPlan(
        command(server),
        ParameterValues.variables(server.environmentVariables),
        frameworks(server),
        directory == null ? null : workingDirectory(directory),
        mainPort(properties.or("e2e.server.port", server.port)),
        readiness(server.readiness),
        Duration.ofSeconds(
            properties.positive("e2e.server.stopTimeoutInSeconds", server.stopTimeoutInSeconds)));
  }

  private List<String> command(ServerParameters server) {
    var mainClass = mainClass(server);
    var jar = jar(server);
    var program = ParameterValues.texts(server.command);
    var arguments = ParameterValues.texts(server.arguments);
    var jvmArguments = ParameterValues.texts(server.jvmArguments);
    if (Stream.of(mainClass, jar).filter(Objects::nonNull).count() + (program.isEmpty() ? 0 : 1)
        > 1) {
      throw new StageException(
          RunStage.CONFIGURATION, "<server> has more than one of <mainClass>, <jar> and <command>");
    }
    if (!program.isEmpty()) {
      refuse(jvmArguments);
      return Stream.concat(program.stream(), arguments.stream()).toList();
    }
    return mainClass == null
        ? java.jar(executable(jar), jvmArguments, arguments)
        : java.mainClass(mainClass, jvmArguments, arguments);
  }

  private static void refuse(List<String> jvmArguments) {
    if (!jvmArguments.isEmpty()) {
      throw new StageException(
          RunStage.CONFIGURATION,
          "<server> has <jvmArguments>, which are for a <mainClass> or <jar>, and a <command>:"
              + " write them into the <command>");
    }
  }

  private Set<Framework> frameworks(ServerParameters server) {
    boolean runsJar = ParameterValues.texts(server.command).isEmpty() && mainClass(server) == null;
    return FrameworkDetector.find(project.getArtifacts(), runsJar ? executable(jar(server)) : null);
  }

  private Path executable(@Nullable String jar) {
    return jar == null
        ? ExecutableJarLocator.of(project)
        : ExecutableJarLocator.named(resolve(jar));
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
    throw new StageException(
        RunStage.CONFIGURATION,
        ("<server><port> is %s, but each stack needs a port of its own: remove it and give the"
                + " server @{port} or $PORT, or set it to 0 for a server that binds port 0")
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
          RunStage.CONFIGURATION, "<readiness><path> is no path of a URL: " + e.getMessage(), e);
    }
  }

  private static @Nullable String pattern(@Nullable String regex) {
    try {
      return regex == null ? null : Pattern.compile(regex).pattern();
    } catch (PatternSyntaxException e) {
      throw new StageException(
          RunStage.CONFIGURATION,
          "<readiness><logLine> is no regular expression: " + e.getMessage(),
          e);
    }
  }

  /** A late token at its start, {@code @{directory}}, is an absolute path. */
  private Path workingDirectory(String path) {
    return path.startsWith("@{") ? Path.of(path) : resolve(path);
  }

  private Path resolve(String path) {
    return project.getBasedir().toPath().resolve(path).normalize();
  }
}
