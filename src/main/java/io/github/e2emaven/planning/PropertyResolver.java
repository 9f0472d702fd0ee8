package io.github.e2emaven.planning;

import io.github.e2emaven.outcome.RunStage;
import io.github.e2emaven.outcome.StageException;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/**
 * Properties in the order in which Maven's own parameters read them: the command line wins over the
 * project, the project over the system. Serves {@code -De2e.server.mainClass} and the like to the
 * nested elements, which Maven's {@code @Parameter} cannot.
 *
 * @param user given with {@code -D}
 * @param project of the POM
 * @param system of the JVM and the environment
 */
public record PropertyResolver(Properties user, Properties project, Properties system) {

  /** The property's value, null when it is set nowhere. */
  @Nullable String get(String name) {
    var value = user.getProperty(name);
    value = value == null ? project.getProperty(name) : value;
    return value == null ? system.getProperty(name) : value;
  }

  /** The property, else what the POM configures; null when that is blank. */
  public @Nullable String or(String name, @Nullable String configured) {
    var value = get(name);
    return value == null ? blankToNull(configured) : blankToNull(value);
  }

  /**
   * The property, else what the POM configures.
   *
   * @throws StageException unless it is a whole number of at least 1
   */
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

  /** The property, else what the POM configures, as Maven reads booleans. */
  boolean isTrue(String name, boolean configured) {
    var value = get(name);
    return value == null ? configured : Boolean.parseBoolean(value.strip());
  }

  private static StageException invalid(String name, String value) {
    return new StageException(
        RunStage.CONFIGURATION,
        "%s is '%s', but must be a whole number of at least 1".formatted(name, value));
  }

  private static @Nullable String blankToNull(@Nullable String value) {
    return value == null || value.isBlank() ? null : value.strip();
  }
}
