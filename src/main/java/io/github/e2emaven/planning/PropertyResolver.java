package io.github.e2emaven.planning;

import io.github.e2emaven.outcome.RunStage;
import io.github.e2emaven.outcome.StageException;
import java.util.Properties;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.project.MavenProject;
import org.jspecify.annotations.Nullable;

/**
 * Properties as Maven's own parameters see them: the command line wins over the project, the
 * project over the environment of Maven. Gives {@code -De2e.server.mainClass} and the like to the
 * nested elements, which Maven's {@code @Parameter} cannot.
 */
public record PropertyResolver(Properties user, Properties project, Properties system) {

  static PropertyResolver of(MavenSession session, MavenProject project) {
    return new PropertyResolver(
        session.getUserProperties(), project.getProperties(), session.getSystemProperties());
  }

  /** The property's value, null when it is set nowhere. */
  @Nullable String get(String name) {
    var value = user.getProperty(name);
    value = value == null ? project.getProperty(name) : value;
    return value == null ? system.getProperty(name) : value;
  }

  /** What the POM configures, unless the property is set. */
  public @Nullable String or(String name, @Nullable String configured) {
    var value = get(name);
    return value == null ? blankToNull(configured) : blankToNull(value);
  }

  /** A number of seconds or the like, at least 1. */
  public int positive(String name, int configured) {
    var value = get(name);
    try {
      int number = value == null ? configured : Integer.parseInt(value.strip());
      if (number > 0) {
        return number;
      }
      throw invalid(name, Integer.toString(number));
    } catch (NumberFormatException e) {
      throw invalid(name, String.valueOf(value));
    }
  }

  /** What the user typed on the command line or the POM sets, as Maven reads booleans. */
  boolean isTrue(String name, boolean configured) {
    var value = get(name);
    return value == null ? configured : Boolean.parseBoolean(value.strip());
  }

  private static StageException invalid(String name, String value) {
    return new StageException(
        RunStage.CONFIGURATION,
        name + " is " + value + ", but must be a whole number of at least 1");
  }

  private static @Nullable String blankToNull(@Nullable String value) {
    return value == null || value.isBlank() ? null : value.strip();
  }
}
