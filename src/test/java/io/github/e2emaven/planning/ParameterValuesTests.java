package io.github.e2emaven.planning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.e2emaven.outcome.StageException;
import java.util.List;
import java.util.Properties;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ParameterValuesTests {

  private final Properties user = new Properties();
  private final Properties project = new Properties();
  private final PropertyResolver properties = new PropertyResolver(user, project, new Properties());

  @ParameterizedTest
  @ValueSource(strings = {"", "two words", "1st", "a/b", "main"})
  void impossible_names_of_ports_are_refused(String name) {
    refused(name).hasMessageContaining("'" + name + "'");
  }

  @Test
  void two_ports_with_one_environment_variable_are_refused() {
    refused("a-b", "A_B").hasMessageContaining("'A_B'");
    refused("a-b", "a.b").hasMessageContaining("'a.b'");
    ParameterValues.check(List.of("management", "debug"), properties);
  }

  @ParameterizedTest
  @ValueSource(strings = {"e2e.port", "e2e.port.management", "e2e.db.password"})
  void a_property_that_each_stack_sets_is_refused_on_the_command_line(String name) {
    user.setProperty(name, "9000");
    refused("management").hasMessageContaining("-D" + name + " ").hasMessageNotContaining("9000");
  }

  @Test
  void one_temporary_directory_for_all_stacks_is_refused() {
    user.setProperty("java.io.tmpdir", "/scratch");
    refused().hasMessageContainingAll("-Djava.io.tmpdir", "MAVEN_OPTS");
  }

  @Test
  void the_command_line_wins_over_the_project_and_the_project_over_the_pom() {
    project.setProperty("e2e.server.jar", "project.jar");
    assertThat(properties.or("e2e.server.jar", "pom.jar")).isEqualTo("project.jar");
    user.setProperty("e2e.server.jar", "user.jar");
    assertThat(properties.or("e2e.server.jar", "pom.jar")).isEqualTo("user.jar");
    assertThat(properties.or("e2e.server.mainClass", " ")).isNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "-3", "soon", ""})
  void seconds_that_are_not_positive_numbers_are_refused(String value) {
    user.setProperty("e2e.x", value);
    assertThatThrownBy(() -> properties.positive("e2e.x", 5))
        .hasMessageContaining("e2e.x is '" + value + "'");
  }

  private AbstractThrowableAssert<?, ? extends Throwable> refused(String... ports) {
    return assertThatThrownBy(() -> ParameterValues.check(List.of(ports), properties))
        .isInstanceOf(StageException.class);
  }
}
