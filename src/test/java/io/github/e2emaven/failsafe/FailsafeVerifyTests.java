package io.github.e2emaven.failsafe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.e2emaven.outcome.StageException;
import io.github.e2emaven.planning.PropertyResolver;
import java.util.Properties;
import org.apache.maven.model.Build;
import org.apache.maven.model.Plugin;
import org.apache.maven.model.PluginExecution;
import org.apache.maven.project.MavenProject;
import org.codehaus.plexus.util.xml.Xpp3Dom;
import org.junit.jupiter.api.Test;

class FailsafeVerifyTests {

  private final Properties user = new Properties();
  private final MavenProject project = new MavenProject();
  private final Plugin failsafe = new Plugin();

  FailsafeVerifyTests() {
    project.setBuild(new Build());
    failsafe.setGroupId("org.apache.maven.plugins");
    failsafe.setArtifactId("maven-failsafe-plugin");
  }

  @Test
  void without_a_limit_flakes_do_not_count() {
    assertThat(count()).isZero();
  }

  @Test
  void the_property_counts() {
    user.setProperty("failsafe.failOnFlakeCount", "2");
    assertThat(count()).isEqualTo(2);
  }

  @Test
  void what_the_pom_configures_wins_over_the_property() {
    user.setProperty("failsafe.failOnFlakeCount", "2");
    failsafe.setConfiguration(limit("3"));
    project.getBuild().addPlugin(failsafe);
    assertThat(count()).isEqualTo(3);
  }

  @Test
  void the_execution_of_verify_wins_over_the_plugin() {
    var execution = new PluginExecution();
    execution.addGoal("verify");
    execution.setConfiguration(limit("4"));
    failsafe.addExecution(execution);
    failsafe.setConfiguration(limit("3"));
    project.getBuild().addPlugin(failsafe);
    assertThat(count()).isEqualTo(4);
  }

  @Test
  void a_limit_that_is_no_number_is_refused() {
    failsafe.setConfiguration(limit("many"));
    project.getBuild().addPlugin(failsafe);
    assertThatThrownBy(this::count)
        .isInstanceOf(StageException.class)
        .hasMessageContainingAll("failOnFlakeCount", "many");
  }

  private int count() {
    var properties = new PropertyResolver(user, project.getProperties(), new Properties());
    return FailsafeVerify.failOnFlakeCount(project, properties);
  }

  private static Xpp3Dom limit(String count) {
    var configuration = new Xpp3Dom("configuration");
    var limit = new Xpp3Dom("failOnFlakeCount");
    limit.setValue(count);
    configuration.addChild(limit);
    return configuration;
  }
}
