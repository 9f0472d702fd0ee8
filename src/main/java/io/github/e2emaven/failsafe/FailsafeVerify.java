package io.github.e2emaven.failsafe;

import io.github.e2emaven.outcome.RunStage;
import io.github.e2emaven.outcome.StageException;
import io.github.e2emaven.planning.PropertyResolver;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.maven.model.Plugin;
import org.apache.maven.model.PluginExecution;
import org.apache.maven.project.MavenProject;
import org.codehaus.plexus.util.xml.Xpp3Dom;
import org.jspecify.annotations.Nullable;

/** The user's settings of Failsafe's own goal {@code verify}, which the goal report replaces. */
public final class FailsafeVerify {

  private static final String FLAKES = "failOnFlakeCount";

  private FailsafeVerify() {}

  /**
   * Failsafe's {@code failOnFlakeCount}, as the POM configures it, else the property {@code
   * failsafe.failOnFlakeCount}; 0 for none.
   *
   * @throws StageException unless it is a whole number
   */
  public static int failOnFlakeCount(MavenProject project, PropertyResolver properties) {
    var text = configured(project).orElse(properties.or("failsafe." + FLAKES, "0"));
    try {
      return text == null ? 0 : Math.max(0, Integer.parseInt(text.strip()));
    } catch (NumberFormatException e) {
      throw new StageException(
          RunStage.CONFIGURATION,
          "<failOnFlakeCount> of maven-failsafe-plugin is '%s', but must be a whole number"
              .formatted(text),
          e);
    }
  }

  private static Optional<String> configured(MavenProject project) {
    var plugin = plugin(project);
    return plugin == null
        ? Optional.empty()
        : Stream.concat(
                plugin.getExecutions().stream()
                    .filter(execution -> execution.getGoals().contains("verify"))
                    .map(PluginExecution::getConfiguration),
                Stream.of(Optional.ofNullable(plugin.getConfiguration()).orElse("")))
            .filter(Xpp3Dom.class::isInstance)
            .map(dom -> ((Xpp3Dom) dom).getChild(FLAKES))
            .filter(Objects::nonNull)
            .map(child -> Objects.requireNonNullElse(child.getValue(), "0"))
            .findFirst();
  }

  private static @Nullable Plugin plugin(MavenProject project) {
    var management = project.getPluginManagement();
    var plugin = project.getPlugin(FailsafeExecution.PLUGIN);
    return plugin != null || management == null
        ? plugin
        : management.getPluginsAsMap().get(FailsafeExecution.PLUGIN);
  }
}
