package io.github.e2emaven.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class StackAddressTests {

  private static final DatabaseAddress DATABASE =
      new DatabaseAddress(
          "127.0.0.1", 5433, "e2e_x", new Credentials("app", new Secret("p:w@/")), "ssl=false");

  @Test
  void fillsEveryTokenOfTheContract() {
    var tokens = stack("a.FooE2E", DATABASE).tokens();
    assertThat(
            tokens.expand(
                "@{port} @{port.management} @{baseUrl} @{jdbcUrl} @{db.host} @{db.port} @{db.name}"
                    + " @{db.user} @{db.password} @{slot} @{testFile} @{runId} @{directory}"))
        .isEqualTo(
            "8080 9090 http://127.0.0.1:8080 jdbc:postgresql://127.0.0.1:5433/e2e_x?ssl=false"
                + " 127.0.0.1 5433 e2e_x app p:w@/ 3 a.FooE2E r1 /t/work");
  }

  @Test
  void leavesTokensOfOthersAlone() {
    assertThat(stack("a.FooE2E", DATABASE).tokens().expand("@{argLine} @{port} ${port} @{"))
        .isEqualTo("@{argLine} 8080 ${port} @{");
  }

  @Test
  void givesTheEnvironmentOfTheContract() {
    assertThat(stack("a.FooE2E", DATABASE).environment(Set.of()))
        .containsOnlyKeys(
            "PORT",
            "PORT_MANAGEMENT",
            "DATABASE_URL",
            "PGHOST",
            "PGPORT",
            "PGDATABASE",
            "PGUSER",
            "PGPASSWORD",
            "E2E_RUN_ID",
            "E2E_STACK",
            "E2E_SLOT",
            "COMPOSE_PROJECT_NAME",
            "TMPDIR")
        .containsEntry("DATABASE_URL", "postgresql://app:p%3Aw%40%2F@127.0.0.1:5433/e2e_x")
        .containsEntry("PGPASSWORD", "p:w@/")
        .containsEntry("TMPDIR", "/t/work/tmp");
  }

  @Test
  void givesFrameworksTheirOwnNames() {
    assertThat(stack("a.FooE2E", DATABASE).environment(Set.of(Framework.SPRING_BOOT)))
        .containsEntry("SERVER_PORT", "8080")
        .containsEntry("SPRING_DATASOURCE_USERNAME", "app");
    assertThat(stack("a.FooE2E", null).environment(Set.of(Framework.QUARKUS)))
        .containsEntry("QUARKUS_HTTP_PORT", "8080")
        .doesNotContainKey("QUARKUS_DATASOURCE_JDBC_URL");
  }

  @Test
  void givesTestJvmsTheSystemPropertiesOfTheContract() {
    assertThat(stack("a.FooE2E", DATABASE).systemProperties())
        .containsOnlyKeys(
            "e2e.baseUrl",
            "e2e.jdbcUrl",
            "e2e.port",
            "e2e.port.management",
            "e2e.db.user",
            "e2e.db.password",
            "e2e.directory",
            "java.io.tmpdir");
  }

  @Test
  void withoutADatabaseHasNoneOfItsNames() {
    assertThat(stack("a.FooE2E", null).environment(Set.of())).doesNotContainKey("DATABASE_URL");
    assertThat(stack("a.FooE2E", null).systemProperties()).doesNotContainKey("e2e.jdbcUrl");
  }

  @Test
  void theCookieIsAComposeProjectNameAndTellsClassesOfOneNameApart() {
    var cookie = stack("a.Größe_E2E", null).cookie();
    assertThat(cookie).matches("[a-z0-9][a-z0-9_-]*").startsWith("e2e-r1-");
    assertThat(stack("a.FooE2E", null).cookie()).isNotEqualTo(stack("b.FooE2E", null).cookie());
  }

  private static StackAddress stack(String className, @Nullable DatabaseAddress database) {
    return new StackAddress(
        new RunId("r1"),
        new TestFile(className),
        1,
        3,
        Map.of(StackAddress.MAIN_PORT, 8080, "management", 9090),
        database,
        new AttemptDirectory(Path.of("/t")));
  }
}
