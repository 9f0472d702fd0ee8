package io.github.e2emaven.planning;

import io.github.e2emaven.outcome.RunStage;
import io.github.e2emaven.outcome.StageException;
import io.github.e2emaven.plan.StackAddress;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Refusals that belong to no single parameter's own class. */
public final class ParameterChecks {

  private static final Pattern PORT_NAME = Pattern.compile("[A-Za-z][A-Za-z0-9_.-]*");

  private static final String TEMPORARY = "java.io.tmpdir";

  /** Set for each stack by us; a {@code -D} of the same name would win over all of them. */
  private static final List<String> OURS =
      List.of(
          "e2e.baseUrl",
          "e2e.jdbcUrl",
          "e2e.port",
          "e2e.db.user",
          "e2e.db.password",
          "e2e.directory",
          TEMPORARY);

  private ParameterChecks() {}

  public static void run(RunParameters parameters, PropertyResolver properties) {
    ports(parameters.ports());
    var ofPorts = parameters.ports().stream().map(name -> "e2e.port." + name);
    Stream.concat(OURS.stream(), ofPorts)
        .filter(name -> properties.user().containsKey(name))
        .findFirst()
        .ifPresent(
            name -> {
              throw refused(
                  "-D%s is set on the command line, but each stack has its own: %s"
                      .formatted(
                          name,
                          name.equals(TEMPORARY)
                              ? "give it to Maven alone, by MAVEN_OPTS or .mvn/jvm.config"
                              : "remove it"));
            });
  }

  private static void ports(List<String> names) {
    var seen = new HashSet<>(List.of(StackAddress.MAIN_PORT.toUpperCase(Locale.ROOT)));
    for (var name : names) {
      if (!PORT_NAME.matcher(name).matches()) {
        throw refused(
            "<ports> has '%s', but a port's name consists of letters, digits, '-', '_' and '.'"
                .formatted(name));
      }
      if (!seen.add(name.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "_"))) {
        throw refused("<ports> has '%s' twice, or as the name of the main port".formatted(name));
      }
    }
  }

  private static StageException refused(String message) {
    return new StageException(RunStage.CONFIGURATION, message);
  }
}
