package io.github.e2emaven.failsafe;

import java.lang.reflect.Field;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Silences Failsafe's own log while test JVMs run in parallel: it announces the test engine once
 * per test file, and lists failures that the summary shows as well.
 *
 * <p>No parameter of Failsafe does that, and Maven has no public way to change the level of a
 * logger. Maven's loggers keep their level in a field; where they do not, Failsafe's lines stay.
 */
public final class FailsafeSilencer implements AutoCloseable {

  private static final List<String> LOGGERS =
      List.of(
          "org.apache.maven.plugin.failsafe.IntegrationTestMojo",
          "org.apache.maven.surefire.providerapi.ProviderDetector");
  private static final String LEVEL = "currentLogLevel";

  /** Above every level that SLF4J knows. */
  private static final int OFF = 50;

  private static final Map<Logger, Integer> LEVELS = new LinkedHashMap<>();
  private static int users;

  private FailsafeSilencer() {}

  /** Silences Failsafe until closed; concurrent runs of several modules share it. */
  public static FailsafeSilencer begin() {
    synchronized (LEVELS) {
      if (users++ == 0) {
        LOGGERS.forEach(name -> silence(LoggerFactory.getLogger(name)));
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

  private static void silence(Logger logger) {
    var field = field(logger.getClass());
    if (field != null && !logger.isDebugEnabled()) {
      try {
        LEVELS.put(logger, field.getInt(logger));
        field.setInt(logger, OFF);
      } catch (IllegalAccessException e) {
        LEVELS.remove(logger);
      }
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
