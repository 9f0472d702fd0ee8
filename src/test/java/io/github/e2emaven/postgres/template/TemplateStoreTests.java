package io.github.e2emaven.postgres.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.e2emaven.outcome.RunStage;
import io.github.e2emaven.outcome.StageException;
import io.github.e2emaven.postgres.SqlSession;
import io.github.e2emaven.postgres.SqlSyntax;
import io.github.e2emaven.postgres.TestPostgres;
import io.github.e2emaven.postgres.WithPostgres;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class TemplateStoreTests extends WithPostgres {

  @Test
  void builds_once_and_then_reuses() {
    var first = postgres.template("once", "CREATE TABLE t (id int)");
    var second =
        new TemplateStore(postgres.server, postgres.notices::add)
            .prepare("once", database -> fail("filled a complete template"));
    assertThat(first.origin()).isEqualTo(TemplateStore.Template.Origin.BUILT);
    assertThat(second.origin()).isEqualTo(TemplateStore.Template.Origin.REUSED);
    assertThat(second.name()).isEqualTo(first.name());
  }

  @Test
  void names_the_template_by_its_fingerprint_in_less_than_64_bytes() {
    var templates = new TemplateStore(postgres.server, postgres.notices::add);
    assertThat(templates.name("ab".repeat(32)))
        .startsWith("e2e_tpl_" + "ab".repeat(16))
        .hasSize(47);
  }

  @Test
  void a_sealed_template_refuses_connections() {
    var template = postgres.template("sealed");
    for (var address :
        List.of(
            postgres.server.admin().withName(template.name()),
            postgres.server.database(template.name()))) {
      assertThatThrownBy(() -> SqlSession.open(address))
          .hasMessageContaining("not currently accepting connections");
    }
  }

  @Test
  void the_application_role_owns_the_template() {
    var template = postgres.template("owned", "CREATE SCHEMA s");
    assertThat(
            TestPostgres.value(
                postgres.server.admin(),
                "SELECT pg_get_userbyid(datdba) FROM pg_database WHERE datname = ?",
                template.name()))
        .isEqualTo(postgres.server.application().user());
  }

  @Test
  void drops_and_rebuilds_an_incomplete_template() {
    var name = new TemplateStore(postgres.server, postgres.notices::add).name("half");
    TestPostgres.execute(
        postgres.server.admin(), "CREATE DATABASE " + SqlSyntax.name(name) + " OWNER e2e_app");
    TestPostgres.execute(postgres.server.database(name), "CREATE TABLE rubbish (id int)");
    var template = postgres.template("half", "CREATE TABLE t (id int)");
    assertThat(template.origin()).isEqualTo(TemplateStore.Template.Origin.BUILT);
    assertThat(tables(template)).containsExactly("t");
  }

  @Test
  void rebuilds_a_template_that_was_closed_but_not_marked() {
    var name = new TemplateStore(postgres.server, postgres.notices::add).name("nearly");
    TestPostgres.execute(
        postgres.server.admin(),
        "CREATE DATABASE " + SqlSyntax.name(name) + " OWNER e2e_app ALLOW_CONNECTIONS false");
    assertThat(postgres.template("nearly").origin()).isEqualTo(TemplateStore.Template.Origin.BUILT);
  }

  @Test
  void refuses_a_database_of_that_name_with_another_owner() {
    var name = new TemplateStore(postgres.server, postgres.notices::add).name("foreign");
    TestPostgres.execute(postgres.server.admin(), "CREATE DATABASE " + SqlSyntax.name(name));
    assertThatThrownBy(() -> postgres.template("foreign"))
        .isInstanceOf(StageException.class)
        .hasMessageContaining("belongs to 'postgres'");
    assertThat(databases(name)).hasSize(1);
  }

  @Test
  void drops_the_database_when_the_initializer_fails() {
    var templates = new TemplateStore(postgres.server, postgres.notices::add);
    var problem = new StageException(RunStage.TEMPLATE, "no such migration");
    assertThatThrownBy(
            () ->
                templates.prepare(
                    "broken",
                    database -> {
                      throw problem;
                    }))
        .isSameAs(problem);
    assertThat(databases(templates.name("broken"))).isEmpty();
  }

  @Test
  void terminates_the_sessions_that_the_initializer_left_open() throws Exception {
    var left = new ArrayList<SqlSession>();
    var template =
        new TemplateStore(postgres.server, postgres.notices::add)
            .prepare("left", database -> left.add(open(database)));
    assertThat(postgres.clones(template).create("e2e_left").name()).isEqualTo("e2e_left");
    assertThatThrownBy(() -> left.get(0).run("SELECT 1"))
        .hasMessageContaining("terminating connection");
    left.get(0).close();
  }

  @Test
  void a_second_builder_waits_for_the_first_and_reuses_its_template() throws Exception {
    var filling = new CountDownLatch(1);
    var proceed = new CountDownLatch(1);
    var waits = new CountDownLatch(1);
    var first =
        CompletableFuture.supplyAsync(
            () ->
                new TemplateStore(postgres.server, postgres.notices::add)
                    .prepare(
                        "raced",
                        database -> {
                          filling.countDown();
                          await(proceed);
                        }));
    await(filling);
    var second =
        CompletableFuture.supplyAsync(
            () ->
                new TemplateStore(postgres.server, notice -> waits.countDown())
                    .prepare("raced", database -> fail("both filled it")));
    await(waits);
    proceed.countDown();
    assertThat(first.get(30, TimeUnit.SECONDS).origin())
        .isEqualTo(TemplateStore.Template.Origin.BUILT);
    assertThat(second.get(30, TimeUnit.SECONDS).origin())
        .isEqualTo(TemplateStore.Template.Origin.REUSED);
  }

  @Test
  void a_rebuilt_template_replaces_the_former_one_which_can_be_cloned_until_then() {
    var former = postgres.template("again", "CREATE TABLE former (id int)");
    var rebuilt =
        new TemplateStore(postgres.server, postgres.notices::add)
            .rebuild(
                "again",
                database -> {
                  assertThat(tables(former)).containsExactly("former");
                  TestPostgres.execute(database, "CREATE TABLE rebuilt (id int)");
                });
    assertThat(rebuilt.origin()).isEqualTo(TemplateStore.Template.Origin.BUILT);
    assertThat(tables(rebuilt)).containsExactly("rebuilt");
    assertThat(databases(former.name() + "_new")).isEmpty();
    assertThat(databases(former.name() + "_old")).isEmpty();
    assertThat(postgres.template("again").origin()).isEqualTo(TemplateStore.Template.Origin.REUSED);
  }

  @Test
  void a_failed_rebuild_leaves_the_former_template() {
    var former = postgres.template("kept", "CREATE TABLE former (id int)");
    var templates = new TemplateStore(postgres.server, postgres.notices::add);
    var problem = new StageException(RunStage.TEMPLATE, "no such migration");
    assertThatThrownBy(
            () ->
                templates.rebuild(
                    "kept",
                    database -> {
                      throw problem;
                    }))
        .isSameAs(problem);
    assertThat(tables(former)).containsExactly("former");
    assertThat(templates.isSettled(templates.rebuilt("kept"))).isTrue();
  }

  @Test
  void what_killed_rebuilds_left_is_dropped() {
    var name = postgres.template("left", "CREATE TABLE former (id int)").name();
    for (var rest : List.of(name + "_new", name + "_old")) {
      TestPostgres.execute(
          postgres.server.admin(),
          "CREATE DATABASE " + SqlSyntax.name(rest) + " OWNER e2e_app IS_TEMPLATE true");
    }
    var rebuilt =
        new TemplateStore(postgres.server, postgres.notices::add).rebuild("left", d -> {});
    assertThat(tables(rebuilt)).isEmpty();
    assertThat(databases(name + "_new")).isEmpty();
    assertThat(databases(name + "_old")).isEmpty();
  }

  @Test
  void drops_a_sealed_template() {
    var template = postgres.template("dropped");
    var templates = new TemplateStore(postgres.server, postgres.notices::add);
    templates.drop(template);
    templates.drop(template);
    assertThat(databases(template.name())).isEmpty();
  }

  private static List<String> tables(TemplateStore.Template template) {
    try (var clone = postgres.clones(template).create("e2e_look_" + template.name())) {
      return TestPostgres.column(
          clone.address(), "SELECT tablename FROM pg_tables WHERE schemaname = 'public'");
    }
  }

  private static List<String> databases(String name) {
    return TestPostgres.column(
        postgres.server.admin(), "SELECT datname FROM pg_database WHERE datname = ?", name);
  }

  private static SqlSession open(io.github.e2emaven.plan.DatabaseAddress database) {
    try {
      return SqlSession.open(database);
    } catch (java.sql.SQLException e) {
      throw new AssertionError(e);
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  private static void fail(String message) {
    throw new AssertionError(message);
  }
}
