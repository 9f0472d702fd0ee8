package io.github.e2emaven.parameters;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.e2emaven.plan.AttemptDirectory;
import io.github.e2emaven.plan.Credentials;
import io.github.e2emaven.plan.DatabaseAddress;
import io.github.e2emaven.plan.RunId;
import io.github.e2emaven.plan.StackAddress;
import io.github.e2emaven.plan.TestFile;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ParameterNamesTests {

  private final ParameterNames names =
      new ParameterNames(
          List.of("workers", "retries", "server", "database", "timeoutInSeconds", "keepDatabases"),
          List.of("e2e.workers", "e2e.retries", "e2e.timeout", "e2e.keepDatabases", "it.test"));

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "wokers          | : did you mean <workers>?",
        "Workers         | : did you mean <workers>?",
        "timeoutSeconds  | : did you mean <timeoutInSeconds>?",
        "keepDatabase    | : did you mean <keepDatabases>?",
        "path            | : it belongs into <server><readiness>",
        "logLine         | : it belongs into <server><readiness>",
        "jar             | : it belongs into <server>",
        "scripts         | : it belongs into <database>",
        "migration       | : it belongs into <database>",
        "somethingElse   | ''",
      })
  void an_unknown_element_is_told_with_the_right_name_or_place(String name, String hint) {
    assertThat(names.problemOfElement(name))
        .contains("Unknown parameter <%s> of e2e-maven-plugin".formatted(name) + hint);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "e2e.wokers                 | did you mean -De2e.workers?",
        "e2e.worker                 | did you mean -De2e.workers?",
        "e2e.WORKERS                | did you mean -De2e.workers?",
        "e2e.readiness.path         | did you mean -De2e.server.readiness.path?",
        "e2e.server.path            | did you mean -De2e.server.readiness.path?",
        "e2e.mainClass              | did you mean -De2e.server.mainClass?",
        "e2e.url                    | did you mean -De2e.database.url?",
        "e2e.server.arguments       | <arguments> in <server> has no property. Set it in the POM",
        "e2e.somethingQuiteDifferent| no parameter has that name",
      })
  void an_unknown_property_is_told_with_the_right_name(String name, String hint) {
    assertThat(names.problemOfProperty(name)).contains("Unknown property -D" + name + ": " + hint);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "e2e.workers",
        "e2e.server.skip",
        "e2e.server.readiness.timeoutInSeconds",
        "e2e.database.url",
        "e2e.database.migration.mainClass",
        "e2e.baseUrl",
        "e2e.port.admin",
        "e2e.db.user",
        "it.test",
        "it.tst",
        "maven.test.skip",
        "e2eworkers"
      })
  void a_known_property_and_those_of_others_are_no_problem(String name) {
    assertThat(names.problemOfProperty(name)).isEmpty();
  }

  @Test
  void a_known_element_is_no_problem() {
    assertThat(names.problemOfElement("server")).isEmpty();
  }

  @Test
  void what_test_jvms_get_is_no_problem() {
    var database =
        new DatabaseAddress("h", 1, "d", new Credentials("u", new Credentials.Secret("p")), "");
    var ports = Map.of(StackAddress.MAIN_PORT, 1, "admin", 2);
    var files = new AttemptDirectory(Path.of("d"));
    var stack =
        new StackAddress(
            new RunId("r"), new TestFile("a.A"), 1, 1, "127.0.0.1", ports, database, files);

    assertThat(stack.systemProperties().keySet())
        .contains("e2e.db.password")
        .allMatch(name -> names.problemOfProperty(name).isEmpty());
  }
}
