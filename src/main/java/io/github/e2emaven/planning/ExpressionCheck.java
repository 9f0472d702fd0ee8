package io.github.e2emaven.planning;

import io.github.e2emaven.outcome.RunStage;
import io.github.e2emaven.outcome.StageException;
import io.github.e2emaven.plan.ServerPlan;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Refuses <code>${port}</code> where <code>@{port}</code> is meant: Maven leaves an expression
 * alone that no property has the name of, and the server would get it as it is.
 *
 * @param placeholders names of placeholders
 * @param properties of Maven
 */
record ExpressionCheck(Set<String> placeholders, PropertyResolver properties) {

  private static final Pattern EXPRESSION = Pattern.compile("\\$\\{([^{}]*)}");

  /** An option of shells, which have variables of their own. */
  private static final String SCRIPT = "-c";

  /**
   * Checks the texts of a server and the configuration of the test JVMs.
   *
   * @throws StageException of stage CONFIGURATION
   */
  void check(ServerPlan server, String tests) {
    var command =
        server.command().contains(SCRIPT) ? Stream.<String>empty() : server.command().stream();
    Stream.concat(command, server.environment().values().stream())
        .forEach(text -> check("<server>", text));
    check("The configuration of maven-failsafe-plugin", tests);
  }

  private void check(String element, String text) {
    EXPRESSION
        .matcher(text)
        .results()
        .map(found -> found.group(1))
        .filter(name -> placeholders.contains(name) && properties.get(name) == null)
        .findFirst()
        .ifPresent(
            name -> {
              throw new StageException(
                  RunStage.CONFIGURATION,
                  "%s uses ${%s}, but no Maven property has that name: write @{%s}, which has another value in each stack"
                      .formatted(element, name, name));
            });
  }
}
