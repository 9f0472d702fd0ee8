package io.github.e2emaven.planning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.e2emaven.outcome.StageException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DefaultCacheTests {

  @TempDir Path directory;
  private final Properties properties = new Properties();
  private Map<String, String> environment = Map.of();

  @BeforeEach
  void alice() {
    properties.setProperty("user.name", "alice");
    properties.setProperty("user.home", directory.resolve("alice").toString());
    properties.setProperty("java.io.tmpdir", directory.resolve("tmp").toString());
  }

  @Test
  void it_is_in_the_users_home() {
    assertThat(chosen()).isEqualTo(directory.resolve("alice/.cache/e2e-maven-plugin"));
  }

  @Test
  void a_user_without_an_account_has_it_in_HOME() {
    nameless();
    environment = Map.of("HOME", directory.resolve("home").toString());
    assertThat(chosen()).isEqualTo(directory.resolve("home/.cache/e2e-maven-plugin"));
  }

  @Test
  void without_HOME_it_is_in_the_temporary_directory_under_the_user_id() {
    nameless();
    assertThat(chosen().getParent()).isEqualTo(directory.resolve("tmp"));
    assertThat(chosen().getFileName().toString()).matches("e2e-maven-plugin-(\\d+|_)");
  }

  @Test
  void a_relative_home_is_not_used() {
    properties.setProperty("user.home", "build/home");
    environment = Map.of("HOME", ".");
    assertThat(chosen()).isEqualTo(directory.resolve("tmp/e2e-maven-plugin-alice"));
  }

  @Test
  void a_home_that_cannot_hold_directories_is_not_used() throws IOException {
    Files.createFile(directory.resolve("alice"));
    assertThat(chosen()).isEqualTo(directory.resolve("tmp/e2e-maven-plugin-alice"));
  }

  @Test
  void roots_is_where_the_user_of_postgresql_can_enter() {
    properties.setProperty("user.name", "root");
    assertThat(chosen()).isEqualTo(directory.resolve("var/e2e-maven-plugin"));
  }

  @Test
  void a_message_names_the_parameter_when_nothing_can_be_written() throws IOException {
    Files.createFile(directory.resolve("alice"));
    Files.createFile(directory.resolve("tmp"));
    assertThatThrownBy(this::chosen)
        .isInstanceOf(StageException.class)
        .hasMessageContainingAll("<cacheDirectory>", "alice/.cache/e2e-maven-plugin");
  }

  private void nameless() {
    properties.setProperty("user.name", "?");
    properties.setProperty("user.home", "?");
  }

  private Path chosen() {
    return new DefaultCache(properties, environment, directory.resolve("var")).directory();
  }
}
