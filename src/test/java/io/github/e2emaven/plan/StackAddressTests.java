package io.github.e2emaven.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.e2emaven.plan.Credentials.Secret;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class StackAddressTests {

  private static final DatabaseAddress DATABASE =
      new DatabaseAddress(
          "::1",
          5433,
          "e2e_shop",
          new Credentials("a b", new Secret("p@ss/w:rd?#%+ü")),
          "ssl=true");

  @Test
  void all_placeholders_of_a_stack_with_a_database() {
    var text =
        "@{port} @{port.admin-api} @{baseUrl} @{jdbcUrl} @{db.host} @{db.port} @{db.name} "
            + "@{db.user} @{slot} @{testFile} @{runId} @{directory}";
    assertThat(stack("a.b.FooE2E", DATABASE).placeholders().expand(text))
        .isEqualTo(
            "81 82 http://127.0.0.1:81 jdbc:postgresql://[::1]:5433/e2e_shop?ssl=true ::1 5433 "
                + "e2e_shop a b 3 a.b.FooE2E run1 "
                + Path.of("dir", "work"));
  }

  @Test
  void an_unknown_placeholder_stays() {
    assertThat(
            stack("a.FooE2E", null)
                .placeholders()
                .expand("@{argLine} @{jdbcUrl} ${port} @{ port }"))
        .isEqualTo("@{argLine} @{jdbcUrl} ${port} @{ port }");
  }

  @Test
  void values_are_taken_literally_and_expanded_once() {
    var placeholders = new Placeholders(Map.of("a", "$1 \\ @{b}", "b", "no"));
    assertThat(placeholders.expand("<@{a}>")).isEqualTo("<$1 \\ @{b}>");
  }

  @Test
  void the_environment_of_a_stack_with_a_database() {
    assertThat(stack("a.b.FooE2E", DATABASE).environment(Set.of(Framework.SPRING_BOOT)))
        .containsEntry("PORT", "81")
        .containsEntry("PORT_ADMIN_API", "82")
        .containsEntry("E2E_RUN_ID", "run1")
        .containsEntry("E2E_SLOT", "3")
        .containsEntry("TMPDIR", Path.of("dir", "work", "tmp").toString())
        .containsEntry("PGHOST", "::1")
        .containsEntry("PGPORT", "5433")
        .containsEntry("PGDATABASE", "e2e_shop")
        .containsEntry("PGUSER", "a b")
        .containsEntry("PGPASSWORD", "p@ss/w:rd?#%+ü")
        .containsEntry("SERVER_PORT", "81")
        .containsEntry("SPRING_DATASOURCE_URL", DATABASE.jdbcUrl())
        .containsEntry("SPRING_DATASOURCE_USERNAME", "a b")
        .containsEntry("SPRING_DATASOURCE_PASSWORD", "p@ss/w:rd?#%+ü")
        .hasEntrySatisfying(
            "E2E_STACK",
            cookie -> assertThat(cookie).isEqualTo(stack("a.b.FooE2E", null).cookie()));
  }

  @Test
  void the_environment_of_a_stack_without_a_database_names_none() {
    var frameworks = Set.of(Framework.values());
    assertThat(stack("a.FooE2E", null).environment(frameworks))
        .containsKeys("SERVER_PORT", "QUARKUS_HTTP_PORT", "MICRONAUT_SERVER_PORT")
        .allSatisfy((name, value) -> assertThat(name).doesNotContain("PG", "DATA"));
  }

  @Test
  void variables_of_libpq_carry_the_parameters_of_the_url() {
    var stack = stack("a.FooE2E", DATABASE);
    assertThat(stack.environment(Set.of()))
        .containsEntry("PGSSLMODE", "verify-full")
        .doesNotContainKeys("PGHOSTADDR", "PGSERVICE", "PGOPTIONS");
    assertThat(stack.foreignVariables())
        .contains("PGHOSTADDR", "PGSERVICE", "PGOPTIONS", "PGPASSFILE", "SPRING_FLYWAY_URL")
        .doesNotContain("DATABASE_URL", "CI", "JAVA_TOOL_OPTIONS", "SPRING_PROFILES_ACTIVE");
  }

  @Test
  void every_variable_that_names_the_database_is_foreign_when_another_exports_it() {
    var stack = stack("a.FooE2E", DATABASE);
    var ours = stack.environment(Set.of(Framework.values()));
    var named = stack("a.FooE2E", null).environment(Set.of(Framework.values())).keySet();
    assertThat(stack.foreignVariables())
        .containsAll(
            ours.keySet().stream()
                .filter(name -> !named.contains(name) && !name.equals("DATABASE_URL"))
                .toList());
  }

  @Test
  void a_stack_without_a_database_inherits_every_variable() {
    assertThat(stack("a.FooE2E", null).foreignVariables()).isEmpty();
  }

  @Test
  void the_system_properties_of_a_test_jvm() {
    assertThat(stack("a.b.FooE2E", DATABASE).systemProperties())
        .containsEntry("e2e.port", "81")
        .containsEntry("e2e.port.admin-api", "82")
        .containsEntry("e2e.jdbcUrl", DATABASE.jdbcUrl())
        .containsEntry("e2e.db.user", "a b")
        .containsEntry("e2e.db.password", "p@ss/w:rd?#%+ü")
        .containsEntry("e2e.directory", Path.of("dir", "work").toString())
        .containsEntry("java.io.tmpdir", Path.of("dir", "work", "tmp").toString());
  }

  @Test
  void a_cookie_is_valid_for_docker_compose_whatever_the_class_name() {
    assertThat(stack("größe.ÜberE2E", null).cookie()).matches("e2e-run1-[a-z0-9]+-bere2e-2");
    assertThat(stack("日本.試験", null).cookie()).matches("[a-z0-9][a-z0-9-]*");
  }

  @Test
  void a_cookie_is_short_enough_for_a_file_name_whatever_the_class_name() {
    assertThat(stack("a." + "Long".repeat(60) + "E2E", null).cookie()).hasSizeLessThan(100);
  }

  @Test
  void equal_simple_names_in_different_packages_have_different_cookies() {
    // Both packages have the same String.hashCode.
    assertThat("com.an.FooE2E").hasSameHashCodeAs("com.c0.FooE2E");
    assertThat(stack("com.an.FooE2E", null).cookie())
        .isNotEqualTo(stack("com.c0.FooE2E", null).cookie());
    assertThat(stack("a.ÄE2E", null).cookie()).isNotEqualTo(stack("a.ÖE2E", null).cookie());
  }

  @Test
  void the_uri_of_a_database_is_valid_for_libpq() {
    assertThat(DATABASE.uri())
        .isEqualTo(
            "postgresql://a%20b:p%40ss%2Fw%3Ard%3F%23%25%2B%C3%BC@[::1]:5433/e2e_shop?sslmode=verify-full");
    assertThat(DATABASE.publicUri()).isEqualTo("postgresql://a%20b@[::1]:5433/e2e_shop");
  }

  @Test
  void a_database_name_with_special_characters_survives_the_jdbc_url() {
    var odd = DATABASE.withName("my shop/100%?&x").jdbcUrl();
    assertThat(org.postgresql.Driver.parseURL(odd, null))
        .containsEntry("PGDBNAME", "my shop/100%?&x");
  }

  @Test
  void no_text_of_an_address_shows_the_password() {
    assertThat(DATABASE.toString() + DATABASE.jdbcUrl()).doesNotContain("p@ss");
  }

  @Test
  void a_base_url_with_an_IPv6_address_has_brackets() {
    var ports = Map.of(StackAddress.MAIN_PORT, 81);
    var files = new AttemptDirectory(Path.of("dir"));
    var stack =
        new StackAddress(new RunId("r"), new TestFile("a.A"), 1, 1, "::1", ports, null, files);

    assertThat(stack.baseUrl()).isEqualTo("http://[::1]:81");
  }

  private static StackAddress stack(String className, @Nullable DatabaseAddress database) {
    return new StackAddress(
        new RunId("run1"),
        new TestFile(className),
        2,
        3,
        "127.0.0.1",
        Map.of(StackAddress.MAIN_PORT, 81, "admin-api", 82),
        database,
        new AttemptDirectory(Path.of("dir")));
  }
}
