package io.github.e2emaven.failsafe;

import static java.util.stream.Collectors.toSet;

import io.github.e2emaven.outcome.RunStage;
import io.github.e2emaven.outcome.StageException;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.lifecycle.LifecycleExecutor;
import org.apache.maven.model.Plugin;
import org.apache.maven.model.PluginExecution;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.descriptor.MojoDescriptor;
import org.apache.maven.plugin.descriptor.Parameter;
import org.apache.maven.project.MavenProject;
import org.codehaus.plexus.util.xml.Xpp3Dom;

/**
 * The user's own {@code integration-test} goal as Maven would run it: version, dependencies and
 * configuration, merged with all defaults.
 *
 * @param goal its descriptor
 * @param configuration the merged configuration; copied before every change
 * @param parameters the names of the parameters that this version of Failsafe has
 */
public record FailsafeExecution(
    MojoDescriptor goal, Xpp3Dom configuration, Set<String> parameters) {

  static final String PLUGIN = "org.apache.maven.plugins:maven-failsafe-plugin";
  private static final String GOAL = "integration-test";

  public FailsafeExecution {
    parameters = Set.copyOf(parameters);
  }

  /**
   * Reads the parameters of the goal here and once: the descriptor fills its map lazily and without
   * a lock, so that of two threads one saw half of it, and its Failsafe ran without {@code
   * includes} and found no test.
   */
  static FailsafeExecution of(MojoDescriptor goal, Xpp3Dom configuration) {
    List<Parameter> parameters = goal.getParameters();
    return new FailsafeExecution(
        goal, configuration, parameters.stream().map(Parameter::getName).collect(toSet()));
  }

  /**
   * Plans the goal for the session's current project, with Maven's own planner.
   *
   * @throws StageException when Failsafe cannot be resolved or planned
   */
  public static FailsafeExecution plan(LifecycleExecutor lifecycle, MavenSession session) {
    var task = task(session.getCurrentProject());
    try {
      var steps = lifecycle.calculateExecutionPlan(session, true, task).getMojoExecutions();
      fillLists(session.getCurrentProject());
      MojoExecution goal = steps.get(steps.size() - 1);
      return of(goal.getMojoDescriptor(), goal.getConfiguration());
    } catch (Exception e) {
      // Maven's planner declares eleven checked exceptions that mean the same to users
      throw new StageException(
          RunStage.CONFIGURATION,
          "Cannot plan %s: %s. Check the configuration of maven-failsafe-plugin"
              .formatted(task, e.getMessage()),
          e);
    }
  }

  /** The same goal with another value of a parameter. */
  FailsafeExecution with(String parameter, String value) {
    var changed = new Xpp3Dom(configuration);
    for (int i = changed.getChildCount() - 1; i >= 0; i--) {
      if (changed.getChild(i).getName().equals(parameter)) {
        changed.removeChild(i);
      }
    }
    var child = new Xpp3Dom(parameter);
    child.setValue(value);
    changed.addChild(child);
    return new FailsafeExecution(goal, changed, parameters);
  }

  /** The configured {@code argLine}, its expressions not evaluated; empty for none. */
  public String argLine() {
    var argLine = configuration.getChild("argLine");
    return argLine == null || argLine.getValue() == null ? "" : argLine.getValue();
  }

  /**
   * Maven fills these lazily and without a lock: of two concurrent Failsafe executions, one saw no
   * JUnit and chose the provider for JUnit 3.
   */
  private static void fillLists(MavenProject project) {
    project.getArtifacts();
    project.getArtifactMap();
  }

  /** Whether this version of Failsafe has the parameter. */
  boolean knows(String parameter) {
    return parameters.contains(parameter);
  }

  /** With the version: Maven would look it up in the POM of the whole reactor, not in this one. */
  private static String task(MavenProject project) {
    return PLUGIN + version(project) + ":" + GOAL + "@" + executionId(project);
  }

  private static String version(MavenProject project) {
    return Stream.ofNullable(project.getPlugin(PLUGIN))
        .map(Plugin::getVersion)
        .filter(Objects::nonNull)
        .findFirst()
        .map(version -> ":" + version)
        .orElse("");
  }

  private static String executionId(MavenProject project) {
    Plugin plugin = project.getPlugin(PLUGIN);
    if (plugin == null) {
      return "default-cli";
    }
    return plugin.getExecutions().stream()
        .filter(execution -> execution.getGoals().contains(GOAL))
        .map(PluginExecution::getId)
        .findFirst()
        .orElse("default-cli");
  }
}
