package io.github.e2emaven.failsafe;

import io.github.e2emaven.outcome.ReportNames;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;
import java.util.regex.Pattern;
import org.apache.maven.execution.MavenSession;
import org.codehaus.plexus.util.xml.Xpp3Dom;
import org.jspecify.annotations.Nullable;

/** Filters and names of reports, as the user's Failsafe configuration sets them. */
final class FailsafeFilters {

  private static final List<String> FILTERS =
      List.of("groups", "excludedGroups", "includeJUnit5Engines", "excludeJUnit5Engines");
  private static final Pattern EXPRESSION = Pattern.compile("\\$\\{([^}]+)}");

  private final Xpp3Dom configuration;
  private final List<Properties> properties;

  FailsafeFilters(Xpp3Dom configuration, MavenSession session) {
    this.configuration = configuration;
    this.properties =
        List.of(
            session.getUserProperties(),
            session.getCurrentProject().getProperties(),
            session.getSystemProperties());
  }

  /** Whether tags or engines may leave a test file without tests. */
  boolean areSet() {
    return FILTERS.stream().map(configuration::getChild).anyMatch(this::isSet);
  }

  /** How reports name their class; phrased names are free text and cannot be compared with it. */
  ReportNames names() {
    var reporter = configuration.getChild("statelessTestsetReporter");
    return reporter != null
            && Arrays.stream(reporter.getChildren())
                .filter(option -> option.getName().startsWith("usePhrased"))
                .anyMatch(option -> "true".equals(option.getValue()))
        ? ReportNames.PHRASES
        : ReportNames.CLASSES;
  }

  private boolean isSet(@Nullable Xpp3Dom dom) {
    if (dom == null) {
      return false;
    }
    if (dom.getChildCount() > 0) {
      return true;
    }
    var value = dom.getValue() == null ? "" : dom.getValue().strip();
    var expression = EXPRESSION.matcher(value);
    return expression.matches()
        ? properties.stream().anyMatch(each -> isSet(each, expression.group(1)))
        : !value.isEmpty();
  }

  private static boolean isSet(Properties properties, String name) {
    return !properties.getProperty(name, "").isBlank();
  }
}
