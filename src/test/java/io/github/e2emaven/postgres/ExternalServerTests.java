package io.github.e2emaven.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.e2emaven.net.ReservedPorts;
import io.github.e2emaven.outcome.RunStage;
import io.github.e2emaven.outcome.StageException;
import io.github.e2emaven.plan.Credentials;
import io.github.e2emaven.plan.Credentials.Secret;
import io.github.e2emaven.plan.DatabaseAddress;
import io.github.e2emaven.plan.PostgresSource;
import io.github.e2emaven.postgres.template.CloneFactory;
import io.github.e2emaven.postgres.template.OrphanedDatabaseSweeper;
import io.github.e2emaven.postgres.template.TemplateStore;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("postgres")
class ExternalServerTests {

  private static TestPostgres host;

  @BeforeAll
  static void start() {
    host = TestPostgres.start();
  }

  @AfterAll
  static void stop() {
    host.close();
  }

  @Test
  void the_application_role_of_a_superuser_is_no_superuser() {
    var server = open(host.server.admin());
    assertThat(server.application().user()).startsWith("e2e_app_");
    assertThat(
            TestPostgres.value(
                host.server.admin().as(server.application()),
                "SELECT rolsuper OR rolcreatedb FROM pg_roles WHERE rolname = current_user"))
        .isEqualTo("f");
  }

  @Test
  void concurrent_runs_agree_on_the_role_and_its_password() throws Exception {
    var admin = admin("agreeing", "SUPERUSER");
    var first = CompletableFuture.supplyAsync(() -> open(admin).application());
    var second = CompletableFuture.supplyAsync(() -> open(admin).application());
    assertThat(first.get(30, TimeUnit.SECONDS)).isEqualTo(second.get(30, TimeUnit.SECONDS));
  }

  @Test
  void the_role_follows_a_changed_password_of_the_administrator() {
    var admin = admin("changing", "SUPERUSER");
    var before = open(admin).application();
    TestPostgres.execute(host.server.admin(), "ALTER ROLE changing PASSWORD 'other'");
    var after = open(admin.as(new Credentials("changing", new Secret("other")))).application();
    assertThat(after.user()).isEqualTo(before.user());
    assertThat(after.password()).isNotEqualTo(before.password());
  }

  @Test
  void an_administrator_with_createrole_can_do_everything() {
    assertWorks(admin("creator", "CREATEDB CREATEROLE"), "e2e_app_");
  }

  @Test
  void an_administrator_with_createdb_only_is_its_own_application_role() {
    assertWorks(admin("plain", "CREATEDB"), "plain");
  }

  private static void assertWorks(DatabaseAddress admin, String role) {
    var server = open(admin);
    assertThat(server.application().user()).startsWith(role);
    var template =
        new TemplateStore(server, host.notices::add)
            .prepare(role, TestPostgres.initializer("CREATE TABLE t AS SELECT 1 AS id"));
    var clones = new CloneFactory(server, template, host.run, host.ledger, -1);
    var clone = clones.create("e2e_of_" + role);
    assertThat(TestPostgres.value(clone.address(), "SELECT id FROM t")).isEqualTo("1");
    assertThat(new OrphanedDatabaseSweeper(admin, host.run).drop(List.of(clone.name())))
        .containsExactly(clone.name());
    clones.create("e2e_again_" + role).drop();
    assertThat(server.freeConnections()).isPositive();
    new TemplateStore(server, host.notices::add).drop(template);
    server.close();
  }

  @Test
  void a_role_without_createdb_is_refused_with_the_statement_to_run() {
    assertFails(admin("powerless", ""))
        .hasMessageContaining("ALTER ROLE \"powerless\" CREATEDB")
        .hasMessageContaining("<username>");
  }

  @Test
  void a_wrong_password_is_reported_but_not_shown() {
    var wrong = new Credentials("postgres", new Secret("hush-hush"));
    assertFails(host.server.admin().as(wrong))
        .hasMessageContaining("28P01")
        .hasMessageContaining("<serverId>")
        .hasMessageNotContaining("hush-hush");
  }

  @Test
  void a_missing_database_is_reported() {
    assertFails(host.server.admin().withName("nowhere"))
        .hasMessageContaining("3D000")
        .hasMessageContaining("<url>");
  }

  @Test
  void an_unreachable_server_is_reported() {
    try (var port = ReservedPorts.orFree().claim()) {
      var admin = host.server.admin();
      assertFails(
              new DatabaseAddress("127.0.0.1", port.port(), "postgres", admin.credentials(), ""))
          .hasMessageContaining("08001")
          .hasMessageContaining("127.0.0.1:" + port.port());
    }
  }

  private static org.assertj.core.api.AbstractThrowableAssert<?, ? extends Throwable> assertFails(
      DatabaseAddress admin) {
    return assertThatThrownBy(() -> open(admin))
        .isInstanceOfSatisfying(
            StageException.class, e -> assertThat(e.stage()).isEqualTo(RunStage.POSTGRESQL));
  }

  private static DatabaseAddress admin(String name, String rights) {
    TestPostgres.execute(
        host.server.admin(), "CREATE ROLE " + name + " LOGIN PASSWORD 'secret' " + rights);
    return host.server.admin().as(new Credentials(name, new Secret("secret")));
  }

  private static PostgresServer open(DatabaseAddress admin) {
    return host.servers.open(new PostgresSource.External(admin));
  }
}
