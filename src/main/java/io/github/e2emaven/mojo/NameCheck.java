package io.github.e2emaven.mojo;

import io.github.e2emaven.outcome.RunStage;
import io.github.e2emaven.outcome.StageException;
import io.github.e2emaven.parameters.ParameterNames;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.model.ConfigurationContainer;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.descriptor.Parameter;
import org.apache.maven.project.MavenProject;
import org.codehaus.plexus.util.xml.Xpp3Dom;

/**
 * Refuses names that are no parameters: what is mistyped would otherwise change what is tested,
 * without a word.
 */
record NameCheck(MavenSession session, MavenProject project, MojoExecution execution) {

  /**
   * Looks at the POM's configuration of this plugin and at the properties of the command line.
   *
   * @throws StageException of stage CONFIGURATION that names the first unknown one
   */
  void refuseUnknown() {
    var names = names();
    Stream.concat(
            elements().map(names::problemOfElement), properties().map(names::problemOfProperty))
        .flatMap(Optional::stream)
        .findFirst()
        .ifPresent(
            problem -> {
              throw new StageException(RunStage.CONFIGURATION, problem);
            });
  }

  private ParameterNames names() {
    var goals = execution.getMojoDescriptor().getPluginDescriptor().getMojos();
    var parameters = goals.stream().flatMap(goal -> goal.getParameters().stream()).toList();
    return new ParameterNames(
        parameters.stream().map(Parameter::getName).toList(),
        parameters.stream().flatMap(parameter -> property(parameter).stream()).toList());
  }

  /** A descriptor has the property as an expression, {@code ${e2e.workers}}. */
  private static Optional<String> property(Parameter parameter) {
    return Optional.ofNullable(parameter.getExpression())
        .filter(expression -> expression.startsWith("${"))
        .map(expression -> expression.substring(2, expression.length() - 1));
  }

  private Stream<String> elements() {
    var plugin = project.getPlugin(execution.getGroupId() + ":" + execution.getArtifactId());
    return plugin == null
        ? Stream.empty()
        : Stream.concat(Stream.of(plugin), plugin.getExecutions().stream())
            .map(ConfigurationContainer::getConfiguration)
            .filter(Xpp3Dom.class::isInstance)
            .flatMap(configuration -> Stream.of(((Xpp3Dom) configuration).getChildren()))
            .map(Xpp3Dom::getName);
  }

  private Stream<String> properties() {
    return session.getUserProperties().stringPropertyNames().stream()
        .sorted()
        .filter(Predicate.not(this::isUsed));
  }

  /** Whether a POM of the build uses a property for something else. */
  private boolean isUsed(String property) {
    return session.getProjects().stream()
        .map(MavenProject::getFile)
        .filter(Objects::nonNull)
        .anyMatch(pom -> contains(pom.toPath(), "${" + property + "}"));
  }

  private static boolean contains(Path pom, String text) {
    try {
      return Files.readString(pom, StandardCharsets.ISO_8859_1).contains(text);
    } catch (IOException e) {
      return false; // Maven has read it
    }
  }
}
