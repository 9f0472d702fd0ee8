package io.github.e2emaven.mojo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.e2emaven.outcome.StageException;
import io.github.e2emaven.plan.RunSettings.KeepDatabases;
import io.github.e2emaven.plan.ServerPlan;
import io.github.e2emaven.plan.ServerPlan.MainPort;
import io.github.e2emaven.plan.ServerPlan.ReadinessPlan;
import io.github.e2emaven.planning.DatabaseParameters;
import io.github.e2emaven.planning.ParameterChecks;
import io.github.e2emaven.planning.PlaceholderCheck;
import io.github.e2emaven.planning.PropertyResolver;
import io.github.e2emaven.planning.RunParameters;
import io.github.e2emaven.planning.RunSettingsParser;
import io.github.e2emaven.planning.ServerParameters;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ParametersTests {

  @Test
  void becomeRulesWithNoMoreWorkersThanFiles() {
    var rules = RunSettingsParser.rules(behaviour("8", 1, 60, "All-If-Failed"), 3);
    assertThat(rules.workers()).isEqualTo(3);
    assertThat(rules.retries()).isEqualTo(1);
    assertThat(rules.timeout()).isEqualTo(Duration.ofSeconds(60));
    assertThat(rules.keepDatabases()).isEqualTo(KeepDatabases.ALL_IF_FAILED);
  }

  @ParameterizedTest(name = "retries {0}, timeout {1}, keepDatabases {2}")
  @CsvSource({
    "-1, 60, failed, retries is -1",
    "0, 0, failed, timeoutInSeconds is 0",
    "0, 60, sometimes, keepDatabases is 'sometimes'"
  })
  void areRefusedByName(int retries, int timeout, String keep, String message) {
    assertThatThrownBy(() -> RunSettingsParser.rules(behaviour("1", retries, timeout, keep), 3))
        .isInstanceOf(StageException.class)
        .hasMessageContaining(message);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "two words", "1st", "a/b", "main"})
  void refuseImpossibleNamesOfPorts(String name) {
    assertThatThrownBy(() -> check(List.of(name), new Properties()))
        .isInstanceOf(StageException.class)
        .hasMessageContaining("'" + name + "'");
  }

  @Test
  void refuseTwoPortsThatShareAnEnvironmentVariable() {
    assertThatThrownBy(() -> check(List.of("a-b", "A_B"), new Properties()))
        .hasMessageContaining("'A_B' twice");
    check(List.of("management", "debug"), new Properties());
  }

  @Test
  void refuseACommandLineThatWouldGiveAllStacksOnePort() {
    var user = new Properties();
    user.setProperty("e2e.port", "8080");
    assertThatThrownBy(() -> check(List.of(), user)).hasMessageContaining("-De2e.port");
  }

  @Test
  void refuseAMistypedToken() {
    assertThatThrownBy(() -> tokens("--db=@{db.nmae}"))
        .hasMessageContaining("@{db.nmae}")
        .hasMessageContaining("db.name");
    tokens("--db=@{db.name} --admin=@{port.management} --dir=@{directory}");
  }

  @Test
  void readPropertiesOfTheCommandLineBeforeThoseOfTheProject() {
    var user = new Properties();
    var project = new Properties();
    project.setProperty("e2e.server.jar", "project.jar");
    var lookup = new PropertyResolver(user, project, new Properties());
    assertThat(lookup.or("e2e.server.jar", "pom.jar")).isEqualTo("project.jar");
    user.setProperty("e2e.server.jar", "user.jar");
    assertThat(lookup.or("e2e.server.jar", "pom.jar")).isEqualTo("user.jar");
    assertThat(lookup.or("e2e.server.mainClass", " ")).isNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "-3", "soon", ""})
  void refuseTimeoutsThatAreNone(String value) {
    var user = new Properties();
    user.setProperty("e2e.x", value);
    var lookup = new PropertyResolver(user, new Properties(), new Properties());
    assertThatThrownBy(() -> lookup.positive("e2e.x", 5)).hasMessageContaining("e2e.x is " + value);
  }

  private static RunParameters.Behaviour behaviour(
      String workers, int retries, int timeout, String keep) {
    return new RunParameters.Behaviour(
        workers, false, retries, new RunParameters.Timeouts(timeout, 0), keep);
  }

  private static void check(List<String> ports, Properties user) {
    var parameters =
        new RunParameters(
            new RunParameters.Tests(List.of(), List.of(), null, true),
            behaviour("1", 0, 1, "never"),
            ports,
            new ServerParameters(),
            new DatabaseParameters(),
            null);
    ParameterChecks.run(parameters, new PropertyResolver(user, new Properties(), new Properties()));
  }

  private static void tokens(String argument) {
    var server =
        new ServerPlan(
            List.of("server", argument),
            Map.of(),
            Set.of(),
            null,
            MainPort.CLAIMED,
            new ReadinessPlan(null, null, Duration.ofSeconds(1)),
            Duration.ofSeconds(1));
    var properties = new PropertyResolver(new Properties(), new Properties(), new Properties());
    new PlaceholderCheck(List.of("management"), new DatabaseParameters(), properties).check(server);
  }
}
