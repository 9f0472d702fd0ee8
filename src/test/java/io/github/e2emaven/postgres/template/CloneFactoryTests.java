package io.github.e2emaven.postgres.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.e2emaven.ledger.LedgerResource;
import io.github.e2emaven.outcome.RunStage;
import io.github.e2emaven.outcome.StageException;
import io.github.e2emaven.plan.DatabaseAddress;
import io.github.e2emaven.postgres.SqlSession;
import io.github.e2emaven.postgres.SqlSyntax;
import io.github.e2emaven.postgres.TestPostgres;
import io.github.e2emaven.postgres.WithPostgres;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class CloneFactoryTests extends WithPostgres {

  private static final List<String> PROPERTIES =
      List.of(
          "SELECT datconnlimit FROM pg_database WHERE datname = ?",
          "SELECT regexp_replace(shobj_description(oid, 'pg_database'), ' .e2e_maven.used=.*', '')"
              + " FROM pg_database WHERE datname = ?",
          "SELECT pg_get_userbyid(datdba) FROM pg_database WHERE datname = ?",
          "SELECT pg_encoding_to_char(encoding) || datlocale FROM pg_database WHERE datname = ?",
          "SELECT a.grantee || a.privilege_type || a.is_grantable"
              + " FROM pg_database, aclexplode(datacl) a WHERE datname = ? ORDER BY 1",
          "SELECT setrole || c FROM pg_db_role_setting, unnest(setconfig) c, pg_database d"
              + " WHERE d.oid = setdatabase AND datname = ? AND c NOT LIKE 'e2e_maven.run=%'"
              + " ORDER BY 1");

  private static TemplateStore.Template template;

  @BeforeAll
  static void start() {
    template =
        postgres.template(
            "shop", "CREATE TABLE item (id serial, name text)", "INSERT INTO item VALUES (1, 'a')");
  }

  @Test
  void a_clone_has_the_rows_of_the_template_and_is_isolated() {
    var clones = postgres.clones(template);
    try (var one = clones.create("e2e_one");
        var two = clones.create("e2e_two")) {
      TestPostgres.execute(one.address(), "INSERT INTO item VALUES (2, 'b')");
      assertThat(TestPostgres.value(one.address(), "SELECT count(*) FROM item")).isEqualTo("2");
      assertThat(TestPostgres.value(two.address(), "SELECT count(*) FROM item")).isEqualTo("1");
    }
  }

  @Test
  void a_clone_has_settings_grants_comment_and_limit_of_the_template() {
    TestPostgres.execute(
        postgres.server.admin(), "CREATE ROLE reader", "CREATE ROLE \"odd \"\" one\"");
    var rich = richTemplate();
    try (var clone = postgres.clones(rich).create("e2e_rich")) {
      for (var query : PROPERTIES) {
        var admin = postgres.server.admin();
        assertThat(TestPostgres.column(admin, query, clone.name()))
            .as(query)
            .isNotEmpty()
            .isEqualTo(TestPostgres.column(admin, query, rich.name()));
      }
      assertThat(TestPostgres.value(clone.address(), "SHOW search_path"))
          .isEqualTo("\"$user\", public, \"We, \"\"quote\"\"\"");
      assertThat(TestPostgres.value(clone.address(), "SHOW shop.greeting")).isEqualTo("it's \\ ok");
    }
  }

  private static TemplateStore.Template richTemplate() {
    var name = new TemplateStore(postgres.server, postgres.notices::add).name("rich");
    var database = SqlSyntax.name(name);
    return new TemplateStore(postgres.server, postgres.notices::add)
        .prepare(
            "rich",
            address ->
                TestPostgres.execute(
                    postgres.server.admin(),
                    "ALTER DATABASE " + database + " CONNECTION LIMIT 7",
                    "COMMENT ON DATABASE " + database + " IS 'it''s a \\ comment'",
                    "ALTER DATABASE " + database + " SET statement_timeout TO '17s'",
                    "ALTER DATABASE " + database + " SET \"TimeZone\" TO 'Asia/Tokyo'",
                    "ALTER DATABASE " + database + " SET shop.greeting TO E'it''s \\\\ ok'",
                    "ALTER DATABASE "
                        + database
                        + " SET search_path TO '$user', 'public', 'We, \"quote\"'",
                    "ALTER ROLE e2e_app IN DATABASE " + database + " SET work_mem TO '9MB'",
                    "GRANT CONNECT ON DATABASE " + database + " TO reader WITH GRANT OPTION",
                    "GRANT CREATE ON DATABASE " + database + " TO \"odd \"\" one\"",
                    "REVOKE TEMPORARY ON DATABASE " + database + " FROM PUBLIC"));
  }

  @Test
  void creates_many_clones_at_the_same_time() throws Exception {
    var clones = postgres.clones(template);
    var pool = Executors.newFixedThreadPool(8);
    try {
      var made =
          IntStream.range(0, 16)
              .mapToObj(i -> pool.submit(() -> clones.create("e2e_m" + i)))
              .toList();
      for (var clone : made) {
        try (var database = clone.get(60, TimeUnit.SECONDS)) {
          assertThat(count(database.address())).isEqualTo("1");
        }
      }
    } finally {
      pool.shutdownNow();
    }
  }

  @Test
  void the_ledger_lists_a_clone_until_it_is_dropped() {
    var clone = postgres.clones(template).create("e2e_listed");
    var resource =
        new LedgerResource(LedgerResource.Kind.DATABASE, "e2e_listed", postgres.server.place());
    assertThat(postgres.ledger.open()).contains(resource);
    clone.drop();
    clone.drop();
    assertThat(postgres.ledger.open()).doesNotContain(resource);
    assertThatThrownBy(() -> count(clone.address())).hasMessageContaining("does not exist");
  }

  @Test
  void drops_a_clone_with_open_sessions() throws Exception {
    var clone = postgres.clones(template).create("e2e_busy");
    try (var session = SqlSession.open(clone.address())) {
      clone.drop();
      assertThatThrownBy(() -> session.run("SELECT 1")).hasMessageContaining("terminating");
    }
  }

  @Test
  void a_kept_clone_outlives_its_close() {
    var clone = postgres.clones(template).create("e2e_kept");
    clone.keep();
    clone.close();
    assertThat(count(clone.address())).isEqualTo("1");
    assertThat(postgres.server.databases()).extracting(DatabaseAddress::name).contains("e2e_kept");
    assertThat(postgres.ledger.open()).extracting(LedgerResource::name).doesNotContain("e2e_kept");
  }

  @Test
  void a_missing_template_breaks_the_clone_and_leaves_nothing() {
    var missing =
        new TemplateStore.Template(
            "e2e_tpl_missing", 0, TemplateStore.Template.Origin.REUSED, java.time.Duration.ZERO);
    assertThatThrownBy(() -> postgres.clones(missing).create("e2e_never"))
        .isInstanceOfSatisfying(
            StageException.class, e -> assertThat(e.stage()).isEqualTo(RunStage.CLONE))
        .hasMessageContaining("e2e_tpl_missing")
        .hasMessageContaining("3D000");
    assertThat(postgres.ledger.open()).extracting(LedgerResource::name).doesNotContain("e2e_never");
  }

  @Test
  void a_taken_name_is_refused_and_the_other_database_stays() {
    TestPostgres.execute(postgres.server.admin(), "CREATE DATABASE e2e_taken");
    assertThatThrownBy(() -> postgres.clones(template).create("e2e_taken"))
        .hasMessageContaining("42P04");
    assertThat(TestPostgres.value(postgres.server.admin().withName("e2e_taken"), "SELECT 1"))
        .isEqualTo("1");
    assertThat(
            new OrphanedDatabaseSweeper(postgres.server.admin(), postgres.run)
                .drop(List.of("e2e_taken")))
        .isEmpty();
  }

  @Test
  void a_sweep_drops_what_has_the_runs_mark_and_nothing_else() {
    var clone = postgres.clones(template).create("e2e_swept");
    var names = List.of(clone.name(), "e2e_gone_before", "postgres", template.name());
    assertThat(new OrphanedDatabaseSweeper(postgres.server.admin(), postgres.run).drop(names))
        .containsExactly("e2e_swept", "e2e_gone_before", template.name());
    assertThat(TestPostgres.column(postgres.server.admin(), "SELECT datname FROM pg_database"))
        .contains("postgres", template.name())
        .doesNotContain("e2e_swept");
    clone.drop();
  }

  @Test
  void a_sweep_skips_the_databases_of_other_runs() {
    try (var clone = postgres.clones(template).create("e2e_others")) {
      var sweep = new OrphanedDatabaseSweeper(postgres.server.admin(), TestPostgres.newRun());
      assertThat(sweep.drop(List.of(clone.name()))).isEmpty();
      assertThat(count(clone.address())).isEqualTo("1");
    }
  }

  @Test
  void a_sweep_drops_what_the_run_did_not_mark_yet() {
    var name = "e2e_" + postgres.run + "_unmarked";
    TestPostgres.execute(postgres.server.admin(), "CREATE DATABASE " + name);
    assertThat(
            new OrphanedDatabaseSweeper(postgres.server.admin(), postgres.run).drop(List.of(name)))
        .containsExactly(name);
  }

  @Test
  void the_connection_limit_error_names_the_database() throws Exception {
    try (var clone = postgres.clones(template).create("e2e_narrow")) {
      TestPostgres.execute(postgres.server.admin(), "ALTER DATABASE e2e_narrow CONNECTION LIMIT 0");
      assertThatThrownBy(() -> SqlSession.open(clone.address()))
          .hasMessageContaining("too many connections for database \"e2e_narrow\"");
    }
  }

  private static String count(DatabaseAddress database) {
    return TestPostgres.value(database, "SELECT count(*) FROM item");
  }
}
