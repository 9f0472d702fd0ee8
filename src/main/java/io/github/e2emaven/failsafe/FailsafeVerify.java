package io.github.e2emaven.failsafe;

import io.github.e2emaven.outcome.RunStage;
import io.github.e2emaven.outcome.StageException;
import io.github.e2emaven.planning.PropertyResolver;
import java.util.Optional;
import org.apache.maven.project.MavenProject;

/**
 * The user's settings of Failsafe's own goal {@code verify}, which the goal report replaces. If
 * several executions of {@code verify} are configured, each of them can fail the build, so that the
 * strictest decides.
 *
 * @param settings what the POM configures for {@code verify}
 */
public record FailsafeVerify(PomSettings settings) {

  private static final String FLAKES = "failOnFlakeCount";
  private static final String IGNORE = "testFailureIgnore";

  /** As the POM of a project configures it. */
  public static FailsafeVerify of(MavenProject project, PropertyResolver properties) {
    return new FailsafeVerify(
        new PomSettings(project, FailsafeExecution.PLUGIN, "verify", properties));
  }

  /**
   * Failsafe's {@code testFailureIgnore}.
   *
   * @param unconfigured the value of an execution for which the POM configures none
   */
  public boolean testFailureIgnore(boolean unconfigured) {
    return settings.values(IGNORE).stream()
        .allMatch(value -> value.map(Boolean::parseBoolean).orElse(unconfigured));
  }

  /**
   * Failsafe's {@code failOnFlakeCount}, as the POM configures it, else the property {@code
   * failsafe.failOnFlakeCount}; 0 for none.
   *
   * @throws StageException unless it is a whole number
   */
  public int failOnFlakeCount() {
    var property = Optional.ofNullable(settings.properties().or("failsafe." + FLAKES, "0"));
    return settings.values(FLAKES).stream()
        .map(value -> value.or(() -> property).orElse("0"))
        .mapToInt(FailsafeVerify::number)
        .filter(count -> count > 0)
        .min()
        .orElse(0);
  }

  /** Whether the POM configures a parameter for any execution of {@code verify}. */
  boolean isConfigured(String parameter) {
    return settings.values(parameter).stream().anyMatch(Optional::isPresent);
  }

  private static int number(String text) {
    try {
      return Integer.parseInt(text);
    } catch (NumberFormatException e) {
      throw new StageException(
          RunStage.CONFIGURATION,
          "<failOnFlakeCount> of maven-failsafe-plugin is '%s', but must be a whole number"
              .formatted(text),
          e);
    }
  }
}
