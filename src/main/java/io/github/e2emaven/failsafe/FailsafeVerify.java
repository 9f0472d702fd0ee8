package io.github.e2emaven.failsafe;

import io.github.e2emaven.outcome.RunStage;
import io.github.e2emaven.outcome.StageException;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.model.Plugin;
import org.apache.maven.model.PluginExecution;
import org.apache.maven.project.MavenProject;
import org.codehaus.plexus.util.xml.Xpp3Dom;
import org.jspecify.annotations.Nullable;

/** The user's settings of Failsafe's own goal {@code verify}, which the goal report replaces. */
public final class FailsafeVerify {

  private static final String PLUGIN = "org.apache.maven.plugins:maven-failsafe-plugin";
  private static final String FLAKES = "failOnFlakeCount";

  private FailsafeVerify() {}

  /**
   * Failsafe's {@code failOnFlakeCount}, as the POM configures it, else the property {@code
   * failsafe.failOnFlakeCount}; 0 for none.
   *
   * @throws StageException unless it is a whole number
   */
  public static int failOnFlakeCount(MavenSession session, MavenProject project) {
    var text = configured(project).orElseGet(() -> property(session, project));
    try {
      return Math.max(0, Integer.parseInt(text.strip()));
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
    var plugin = project.getPlugin(PLUGIN);
    return plugin != null || management == null ? plugin : management.getPluginsAsMap().get(PLUGIN);
  }

  private static String property(MavenSession session, MavenProject project) {
    return Stream.of(
            session.getUserProperties(), project.getProperties(), session.getSystemProperties())
        .map(properties -> properties.getProperty("failsafe." + FLAKES))
        .filter(Objects::nonNull)
        .findFirst()
        .orElse("0");
  }
}
