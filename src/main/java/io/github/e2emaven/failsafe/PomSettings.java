package io.github.e2emaven.failsafe;

import io.github.e2emaven.planning.PropertyResolver;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.maven.model.ConfigurationContainer;
import org.apache.maven.model.Plugin;
import org.apache.maven.model.PluginExecution;
import org.apache.maven.project.MavenProject;
import org.codehaus.plexus.util.xml.Xpp3Dom;
import org.jspecify.annotations.Nullable;

/**
 * What a POM, its parents and profiles configure for one goal of a plugin. Defaults and properties
 * that stand for a parameter are not part of it: they are no decision of the POM.
 *
 * @param plugin {@code groupId:artifactId}
 * @param properties the values of expressions
 */
public record PomSettings(
    MavenProject project, String plugin, String goal, PropertyResolver properties) {

  private static final Pattern EXPRESSION = Pattern.compile("\\$\\{([^}]+)}");

  /**
   * The values of a parameter without elements: one for each execution of the goal, empty where it
   * is not configured; one for the whole plugin if no execution has the goal.
   */
  List<Optional<String>> values(String parameter) {
    var executions =
        plugins()
            .flatMap(each -> each.getExecutions().stream())
            .filter(execution -> execution.getGoals().contains(goal))
            .map(execution -> value(execution, parameter))
            .toList();
    return executions.isEmpty() ? List.of(value(parameter)) : executions;
  }

  /**
   * Whether an execution, or the plugin for all of them, configures a parameter.
   *
   * @param execution the id of the execution
   */
  public boolean configures(String execution, String parameter) {
    return plugins()
        .flatMap(each -> each.getExecutions().stream())
        .filter(each -> each.getId().equals(execution))
        .findFirst()
        .map(each -> value(each, parameter))
        .orElseGet(() -> value(parameter))
        .isPresent();
  }

  /** Whether the plugin configures a parameter for all its executions. */
  public boolean configuresForAll(String parameter) {
    return value(parameter).isPresent();
  }

  private Optional<String> value(PluginExecution execution, String parameter) {
    return configured(execution, parameter).or(() -> value(parameter));
  }

  private Optional<String> value(String parameter) {
    return plugins().flatMap(each -> configured(each, parameter).stream()).findFirst();
  }

  private Optional<String> configured(ConfigurationContainer container, String parameter) {
    return Stream.ofNullable(container.getConfiguration())
        .filter(Xpp3Dom.class::isInstance)
        .map(Xpp3Dom.class::cast)
        .flatMap(dom -> Stream.ofNullable(dom.getChild(parameter)))
        .map(child -> child.getChildCount() > 0 ? "set" : evaluate(child.getValue()))
        .filter(text -> !text.isEmpty())
        .findFirst();
  }

  /** Empty for an expression without a value, as in Maven itself. */
  private String evaluate(@Nullable String text) {
    var expression = EXPRESSION.matcher(text == null ? "" : text);
    return expression
        .replaceAll(
            found ->
                Matcher.quoteReplacement(
                    Optional.ofNullable(properties.or(found.group(1), null)).orElse("")))
        .strip();
  }

  private Stream<Plugin> plugins() {
    var management = project.getPluginManagement();
    var bound = project.getPlugin(plugin);
    return bound != null || management == null
        ? Stream.ofNullable(bound)
        : Stream.ofNullable(management.getPluginsAsMap().get(plugin));
  }
}
