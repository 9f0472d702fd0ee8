package io.github.e2emaven.mojo;

import io.github.e2emaven.failsafe.FailsafeExecution;
import io.github.e2emaven.planning.TemplateFingerprint;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.project.MavenProject;

/** What selects the tests of a build: the properties that people type, and Failsafe's own setup. */
record BuildFilters(MavenSession session, MavenProject project) {

  private static final List<String> PROPERTIES =
      List.of(
          "it.test",
          "e2e.includes",
          "e2e.excludes",
          "groups",
          "excludedGroups",
          "surefire.includeJUnit5Engines",
          "surefire.excludeJUnit5Engines");

  /**
   * The filters by name; those that are not set are absent.
   *
   * @param failsafe the user's own goal
   */
  Map<String, String> values(FailsafeExecution failsafe) {
    var values = properties();
    var configuration = new TemplateFingerprint().add(failsafe.configuration().toString()).hex();
    values.put("configuration of maven-failsafe-plugin", configuration);
    return values;
  }

  /** Whether this build selects tests in a way that the next one of the same sources may not. */
  boolean areOfThisBuildOnly() {
    return PROPERTIES.stream().anyMatch(session.getUserProperties()::containsKey);
  }

  private Map<String, String> properties() {
    var resolver = ProjectFactsReader.properties(session, project);
    var values = new TreeMap<String, String>();
    for (var name : PROPERTIES) {
      var value = resolver.or(name, null);
      if (value != null) {
        values.put(name, value);
      }
    }
    return values;
  }
}
