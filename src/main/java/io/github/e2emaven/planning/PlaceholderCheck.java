package io.github.e2emaven.planning;

import io.github.e2emaven.outcome.RunStage;
import io.github.e2emaven.outcome.StageException;
import io.github.e2emaven.plan.ServerPlan;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Refuses unknown placeholders: a mistyped one would reach the server unreplaced. */
final class PlaceholderCheck {

  private static final Pattern PLACEHOLDER = Pattern.compile("@\\{([^{}]*)}");

  private static final String BASE_URL = "baseUrl";
  private static final List<String> ALWAYS =
      List.of("port", BASE_URL, "slot", "testFile", "runId", "directory", "temporaryDirectory");
  private static final List<String> DATABASE =
      List.of("jdbcUrl", "db.host", "db.port", "db.name", "db.user", "db.password");

  private final Set<String> known = new TreeSet<>(ALWAYS);

  /**
   * For one configuration.
   *
   * @param portNames names of further ports
   */
  PlaceholderCheck(
      List<String> portNames, DatabaseParameters database, PropertyResolver properties) {
    portNames.forEach(name -> known.add("port." + name));
    if (!database.isSkipped(properties)) {
      known.addAll(DATABASE);
    }
  }

  /**
   * Refuses the URL of a server that is skipped, in all that is configured.
   *
   * @param server whether it is skipped
   * @param tests configuration of the test JVMs
   */
  void refuseBaseUrl(ServerPlan server, String tests) {
    if (!server.isInStacks()) {
      known.remove(BASE_URL);
      if (tests.contains("@{" + BASE_URL + "}")) {
        throw noServer("The configuration of maven-failsafe-plugin");
      }
    }
  }

  private static StageException noServer(String element) {
    return new StageException(
        RunStage.CONFIGURATION,
        "%s uses @{baseUrl}, but with <server><skip>true</skip> there is no server that could have a URL: a test class that listens on @{port} makes its own, http://127.0.0.1:@{port}"
            .formatted(element));
  }

  /** The names that may stand in <code>@{…}</code>. */
  Set<String> names() {
    return Set.copyOf(known);
  }

  /** Checks every text of a server in which placeholders are replaced. */
  void check(ServerPlan server) {
    var path = server.readiness().path();
    var directory = server.workingDirectory();
    Stream.of(
            directory == null ? Stream.<String>empty() : Stream.of(directory.toString()),
            server.command().stream(),
            server.environment().values().stream(),
            path == null ? Stream.<String>empty() : Stream.of(path))
        .flatMap(texts -> texts)
        .forEach(text -> check("<server>", text));
  }

  /**
   * Checks every text of a migration in which placeholders are replaced.
   *
   * @param migration null for none
   */
  void check(DatabaseParameters.@Nullable MigrationParameters migration) {
    if (migration != null) {
      Stream.of(
              Stream.ofNullable(migration.mainClass),
              ParameterValues.texts(migration.command).stream(),
              ParameterValues.texts(migration.arguments).stream(),
              ParameterValues.variables(migration.environmentVariables).values().stream())
          .flatMap(texts -> texts)
          .forEach(text -> check("<database><migration>", text));
    }
  }

  private void check(String element, String text) {
    PLACEHOLDER
        .matcher(text)
        .results()
        .map(MatchResult::group)
        .filter(placeholder -> !known.contains(nameOf(placeholder)))
        .findFirst()
        .ifPresent(
            placeholder -> {
              if (nameOf(placeholder).equals(BASE_URL)) {
                throw noServer(element);
              }
              throw new StageException(
                  RunStage.CONFIGURATION,
                  "%s uses the unknown placeholder %s: replace it by one of %s"
                      .formatted(element, placeholder, String.join(", ", known)));
            });
  }

  private static String nameOf(String placeholder) {
    return placeholder.substring(2, placeholder.length() - 1);
  }
}
