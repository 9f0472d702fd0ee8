package io.github.e2emaven.failsafe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.e2emaven.outcome.StageException;
import io.github.e2emaven.planning.PropertyResolver;
import java.util.Properties;
import org.apache.maven.model.Build;
import org.apache.maven.model.Plugin;
import org.apache.maven.model.PluginExecution;
import org.apache.maven.model.PluginManagement;
import org.apache.maven.project.MavenProject;
import org.codehaus.plexus.util.xml.Xpp3Dom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FailsafeVerifyTests {

  private final Properties user = new Properties();
  private final MavenProject project = new MavenProject();
  private final Plugin failsafe = new Plugin();

  FailsafeVerifyTests() {
    project.setBuild(new Build());
    failsafe.setGroupId("org.apache.maven.plugins");
    failsafe.setArtifactId("maven-failsafe-plugin");
    project.getBuild().addPlugin(failsafe);
  }

  @Test
  void without_a_limit_flakes_do_not_count() {
    assertThat(verify().failOnFlakeCount()).isZero();
  }

  @Test
  void the_property_counts() {
    user.setProperty("failsafe.failOnFlakeCount", "2");
    assertThat(verify().failOnFlakeCount()).isEqualTo(2);
  }

  @Test
  void what_the_pom_configures_wins_over_the_property() {
    user.setProperty("failsafe.failOnFlakeCount", "2");
    failsafe.setConfiguration(setting("failOnFlakeCount", "3"));
    assertThat(verify().failOnFlakeCount()).isEqualTo(3);
  }

  @Test
  void the_execution_of_verify_wins_over_the_plugin() {
    execution("its", setting("failOnFlakeCount", "4"));
    failsafe.setConfiguration(setting("failOnFlakeCount", "3"));
    assertThat(verify().failOnFlakeCount()).isEqualTo(4);
  }

  @Test
  void of_several_executions_the_lowest_limit_counts_and_zero_is_none() {
    execution("one", setting("failOnFlakeCount", "0"));
    execution("two", setting("failOnFlakeCount", "5"));
    execution("three", setting("failOnFlakeCount", "2"));
    assertThat(verify().failOnFlakeCount()).isEqualTo(2);
  }

  @Test
  void a_limit_that_is_no_number_is_refused() {
    failsafe.setConfiguration(setting("failOnFlakeCount", "many"));
    assertThatThrownBy(() -> verify().failOnFlakeCount())
        .isInstanceOf(StageException.class)
        .hasMessageContainingAll("failOnFlakeCount", "many");
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void without_configuration_failures_are_forgiven_as_the_property_says(boolean property) {
    assertThat(verify().testFailureIgnore(property)).isEqualTo(property);
    execution("its", new Xpp3Dom("configuration"));
    assertThat(verify().testFailureIgnore(property)).isEqualTo(property);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void what_the_pom_says_of_failures_wins_over_the_property(boolean configured) {
    failsafe.setConfiguration(setting("testFailureIgnore", Boolean.toString(configured)));
    assertThat(verify().testFailureIgnore(!configured)).isEqualTo(configured);
  }

  @Test
  void only_the_plugins_own_configuration_is_that_of_all_executions() {
    execution("its", setting("test", "*IT"));
    assertThat(verify().settings().configuresForAll("test")).isFalse();
    failsafe.setConfiguration(setting("test", "*IT"));
    assertThat(verify().settings().configuresForAll("test")).isTrue();
  }

  @Test
  void failures_are_forgiven_only_if_all_executions_forgive_them() {
    execution("forgives", setting("testFailureIgnore", "true"));
    assertThat(verify().testFailureIgnore(false)).isTrue();
    execution("follows", new Xpp3Dom("configuration"));
    assertThat(verify().testFailureIgnore(false)).isFalse();
    assertThat(verify().testFailureIgnore(true)).isTrue();
    execution("forbids", setting("testFailureIgnore", "false"));
    assertThat(verify().testFailureIgnore(true)).isFalse();
  }

  @Test
  void an_expression_without_a_value_is_no_configuration() {
    failsafe.setConfiguration(setting("testFailureIgnore", "${forgive}"));
    assertThat(verify().testFailureIgnore(true)).isTrue();
    user.setProperty("forgive", "false");
    assertThat(verify().testFailureIgnore(true)).isFalse();
  }

  @Test
  void the_plugin_management_counts_if_no_build_binds_failsafe() {
    failsafe.setConfiguration(setting("testFailureIgnore", "true"));
    project.getBuild().removePlugin(failsafe);
    var management = new PluginManagement();
    management.addPlugin(failsafe);
    project.getBuild().setPluginManagement(management);
    assertThat(verify().testFailureIgnore(false)).isTrue();
  }

  @Test
  void a_parameter_of_an_execution_is_known_by_its_id() {
    execution("its", setting("testFailureIgnore", "true"));
    var settings = verify().settings();
    assertThat(settings.configures("its", "testFailureIgnore")).isTrue();
    assertThat(settings.configures("others", "testFailureIgnore")).isFalse();
    failsafe.setConfiguration(setting("testFailureIgnore", "false"));
    assertThat(settings.configures("others", "testFailureIgnore")).isTrue();
  }

  private FailsafeVerify verify() {
    return FailsafeVerify.of(
        project, new PropertyResolver(user, project.getProperties(), new Properties()));
  }

  private void execution(String id, Xpp3Dom configuration) {
    var execution = new PluginExecution();
    execution.setId(id);
    execution.addGoal("verify");
    execution.setConfiguration(configuration);
    failsafe.addExecution(execution);
    failsafe.flushExecutionMap();
  }

  private static Xpp3Dom setting(String parameter, String value) {
    var configuration = new Xpp3Dom("configuration");
    var child = new Xpp3Dom(parameter);
    child.setValue(value);
    configuration.addChild(child);
    return configuration;
  }
}
