package io.github.e2emaven.failsafe;

import java.lang.reflect.Field;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Silences Failsafe's own log while test JVMs run in parallel: it announces the test engine once
 * per test file, and lists failures that the summary shows as well. With {@code -X}, Failsafe and
 * Maven's configurator also log the password of every database; so that is silenced, too.
 *
 * <p>No parameter of Failsafe does that, and Maven has no public way to change the level of a
 * logger. Maven's loggers keep their level in a field; where they do not, Failsafe's lines stay.
 */
public final class FailsafeSilencer implements AutoCloseable {

  /** Above every level that SLF4J knows. */
  private static final int OFF = 50;

  private static final int INFO = 20;

  private static final Map<String, Integer> LOGGERS =
      Map.of(
          "org.apache.maven.plugin.failsafe.IntegrationTestMojo", OFF,
          "org.apache.maven.surefire.providerapi.ProviderDetector", OFF,
          "org.apache.maven.plugin.internal.DefaultMavenPluginManager", INFO);

  private static final String LEVEL = "currentLogLevel";

  private static final Map<Logger, Integer> LEVELS = new LinkedHashMap<>();
  private static int users;

  private FailsafeSilencer() {}

  /** Silences Failsafe until closed; concurrent runs of several modules share it. */
  public static FailsafeSilencer begin() {
    synchronized (LEVELS) {
      if (users++ == 0) {
        LOGGERS.forEach((name, level) -> silence(LoggerFactory.getLogger(name), level));
      }
      return new FailsafeSilencer();
    }
  }

  @Override
  public void close() {
    synchronized (LEVELS) {
      if (--users == 0) {
        LEVELS.forEach(FailsafeSilencer::set);
        LEVELS.clear();
      }
    }
  }

  private static void silence(Logger logger, int level) {
    var field = field(logger.getClass());
    if (field == null) {
      return;
    }
    try {
      var before = field.getInt(logger);
      if (before < level) {
        LEVELS.put(logger, before);
        field.setInt(logger, level);
      }
    } catch (IllegalAccessException e) {
      LEVELS.remove(logger);
    }
  }

  private static void set(Logger logger, int level) {
    try {
      var field = field(logger.getClass());
      if (field != null) {
        field.setInt(logger, level);
      }
    } catch (IllegalAccessException e) {
      // it was accessible before; and if not, nothing was changed
    }
  }

  private static @Nullable Field field(@Nullable Class<?> type) {
    if (type == null) {
      return null;
    }
    try {
      var field = type.getDeclaredField(LEVEL);
      field.setAccessible(true);
      return field;
    } catch (NoSuchFieldException e) {
      return field(type.getSuperclass());
    } catch (RuntimeException e) {
      return null; // the module is not open
    }
  }
}
