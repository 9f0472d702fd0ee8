package io.github.e2emaven.planning;

import io.github.e2emaven.outcome.RunStage;
import io.github.e2emaven.outcome.StageException;
import java.util.Collection;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A {@code <server>} that is skipped. What it says of a program serves the warm-up, or is refused.
 *
 * @param server as the user wrote it
 */
record SkippedServer(ServerParameters server, PropertyResolver properties) {

  /**
   * Refuses elements that nothing reads.
   *
   * @param why no program is started
   */
  void refuseElements(String why) {
    given()
        .findFirst()
        .ifPresent(
            name -> {
              throw new StageException(
                  RunStage.CONFIGURATION,
                  "<server> has <skip>true</skip> and <%s>, which applies to the warm-up alone, but there is none: %s. Remove <%s>"
                      .formatted(name, why, name));
            });
  }

  /** Not the working directory, which migrations have, too. */
  private Stream<String> given() {
    return Stream.of(
            text("mainClass", server.mainClass),
            text("jar", server.jar),
            text("artifact", server.artifact),
            several("command", ParameterValues.texts(server.command)),
            several("jvmArguments", ParameterValues.texts(server.jvmArguments)),
            several("arguments", ParameterValues.texts(server.arguments)),
            several("environmentVariables", server.environmentVariables.keySet()),
            text("readiness.path", server.readiness.path),
            text("readiness.logLine", server.readiness.logLine))
        .flatMap(Optional::stream);
  }

  private Optional<String> text(String name, @Nullable String configured) {
    return Optional.ofNullable(properties.or("e2e.server." + name, configured))
        .map(value -> name.replace(".", "><"));
  }

  private static Optional<String> several(String name, Collection<?> values) {
    return values.isEmpty() ? Optional.empty() : Optional.of(name);
  }
}
