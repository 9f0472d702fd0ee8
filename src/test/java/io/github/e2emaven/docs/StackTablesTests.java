package io.github.e2emaven.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.e2emaven.plan.AttemptDirectory;
import io.github.e2emaven.plan.Credentials;
import io.github.e2emaven.plan.Credentials.Secret;
import io.github.e2emaven.plan.DatabaseAddress;
import io.github.e2emaven.plan.Framework;
import io.github.e2emaven.plan.RunId;
import io.github.e2emaven.plan.StackAddress;
import io.github.e2emaven.plan.TestFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The README's tables of placeholders, environment variables and files match what a stack gets. */
class StackTablesTests {

  private static final Markdown README = Markdown.read(Path.of("README.md"));

  private static final AttemptDirectory ATTEMPT =
      new AttemptDirectory(Path.of("target/e2e/runs/<run-id>/<class>/attempt-<n>"));

  /** Its second port is named {@code <name>}, as in the README's tables. */
  private static final StackAddress STACK =
      new StackAddress(
          new RunId("1"),
          new TestFile("com.acme.ShopE2E"),
          1,
          2,
          "127.0.0.1",
          Map.of(StackAddress.MAIN_PORT, 8080, "<name>", 8081),
          new DatabaseAddress(
              "localhost", 5432, "shop", new Credentials("app", new Secret("s")), ""),
          ATTEMPT);

  @Test
  void the_placeholders_are_complete() {
    var tokens =
        STACK.placeholders().values().keySet().stream().map(name -> "@{" + name + "}").toList();
    assertThat(README.names("Placeholder")).containsExactlyInAnyOrderElementsOf(tokens);
  }

  @Test
  void the_environment_is_complete() {
    var variables = new ArrayList<>(STACK.environment(Set.of()).keySet());
    variables.add("E2E_BASE_URL");
    // in a variable name, the angle brackets become underscores
    var documented = README.names("Variable").stream().map(name -> name.replaceAll("[<>]", "_"));
    assertThat(documented).containsExactlyInAnyOrderElementsOf(variables);
  }

  @Test
  void only_the_base_url_is_for_test_jvms_alone() {
    var testsOnly = README.table("Variable").stream().filter(row -> row.get(1).equals("no"));
    assertThat(testsOnly.map(row -> row.get(0))).containsExactly("`E2E_BASE_URL`");
  }

  @Test
  void the_names_of_the_frameworks_are_complete() {
    var rows = README.table("Framework");
    assertThat(rows).hasSameSizeAs(Framework.values());
    for (var row : rows) {
      var name = row.get(0).toUpperCase(Locale.ROOT).replace(' ', '_');
      var variables =
          new HashSet<>(STACK.environment(EnumSet.of(Framework.valueOf(name))).keySet());
      variables.removeAll(STACK.environment(Set.of()).keySet());
      assertThat(Markdown.code(row.get(1) + row.get(2)))
          .containsExactlyInAnyOrderElementsOf(variables);
    }
  }

  @Test
  void the_system_properties_are_complete() {
    var properties = new ArrayList<>(STACK.systemProperties().keySet());
    properties.add("e2e.baseUrl");
    assertThat(README.names("System property")).containsExactlyInAnyOrderElementsOf(properties);
  }

  @Test
  void the_files_of_an_attempt_are_listed() {
    assertThat(README.names("File"))
        .containsAll(
            List.of(
                ATTEMPT.serverLog().toString(),
                ATTEMPT.testLog().toString(),
                ATTEMPT.reports().toString(),
                ATTEMPT.work().toString()));
  }
}
