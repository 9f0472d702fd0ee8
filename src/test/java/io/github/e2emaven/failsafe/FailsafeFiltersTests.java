package io.github.e2emaven.failsafe;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.e2emaven.outcome.ReportNames;
import java.util.Properties;
import org.apache.maven.execution.DefaultMavenExecutionRequest;
import org.apache.maven.execution.DefaultMavenExecutionResult;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.project.MavenProject;
import org.codehaus.plexus.util.xml.Xpp3Dom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FailsafeFiltersTests {

  private final Properties user = new Properties();
  private final Properties system = new Properties();
  private final MavenProject project = new MavenProject();
  private final Xpp3Dom configuration = new Xpp3Dom("configuration");

  @Test
  void without_any_of_them_no_file_may_be_without_tests() {
    add("argLine", "-Xmx99m");
    assertThat(filters().areSet()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"groups", "excludedGroups"})
  void a_value_is_a_filter_and_a_blank_one_is_none(String parameter) {
    var child = add(parameter, " ");
    assertThat(filters().areSet()).isFalse();
    child.setValue("slow");
    assertThat(filters().areSet()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"includeJUnit5Engines", "excludeJUnit5Engines"})
  void a_list_is_a_filter_when_it_has_elements(String parameter) {
    var list = add(parameter, null);
    assertThat(filters().areSet()).isFalse();
    list.addChild(new Xpp3Dom("engine"));
    assertThat(filters().areSet()).isTrue();
  }

  @Test
  void an_expression_counts_when_its_property_is_set_anywhere() {
    add("groups", "${groups}");
    assertThat(filters().areSet()).isFalse();
    for (var properties : new Properties[] {user, project.getProperties(), system}) {
      properties.setProperty("groups", "fast");
      assertThat(filters().areSet()).isTrue();
      properties.setProperty("groups", "");
      assertThat(filters().areSet()).isFalse();
    }
  }

  @Test
  void reports_name_classes_unless_phrases_are_asked_for() {
    assertThat(filters().names()).isEqualTo(ReportNames.CLASSES);
    var reporter = add("statelessTestsetReporter", null);
    reporter.addChild(leaf("usePhrasedFileName", "false"));
    assertThat(filters().names()).isEqualTo(ReportNames.CLASSES);
    reporter.addChild(leaf("usePhrasedTestCaseClassName", "true"));
    assertThat(filters().names()).isEqualTo(ReportNames.PHRASES);
  }

  private Xpp3Dom add(String name, @Nullable String value) {
    var child = value == null ? new Xpp3Dom(name) : leaf(name, value);
    configuration.addChild(child);
    return child;
  }

  private static Xpp3Dom leaf(String name, String value) {
    var leaf = new Xpp3Dom(name);
    leaf.setValue(value);
    return leaf;
  }

  @SuppressWarnings("deprecation")
  private FailsafeFilters filters() {
    var request = new DefaultMavenExecutionRequest();
    request.setUserProperties(user).setSystemProperties(system);
    var session = new MavenSession(null, null, request, new DefaultMavenExecutionResult());
    session.setCurrentProject(project);
    return new FailsafeFilters(configuration, session);
  }
}
