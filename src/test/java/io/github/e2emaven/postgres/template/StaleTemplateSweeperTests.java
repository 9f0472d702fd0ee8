package io.github.e2emaven.postgres.template;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.e2emaven.postgres.AdvisoryLock;
import io.github.e2emaven.postgres.SqlSession;
import io.github.e2emaven.postgres.SqlSyntax;
import io.github.e2emaven.postgres.TestPostgres;
import io.github.e2emaven.postgres.WithPostgres;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class StaleTemplateSweeperTests extends WithPostgres {

  private static final String LONG_AGO = "2020-01-01";

  @Test
  void a_new_template_drops_those_that_were_not_used_for_a_week() {
    var old = agedTemplate(LONG_AGO);
    var young = postgres.template(name());
    assertThat(exists(old)).isFalse();
    assertThat(exists(young)).isTrue();
  }

  @Test
  void the_last_day_of_the_week_still_counts() {
    var sevenDays = TestPostgres.value(postgres.server.admin(), daysAgo(7));
    var eightDays = TestPostgres.value(postgres.server.admin(), daysAgo(8));
    var kept = agedTemplate(sevenDays);
    var dropped = agedTemplate(eightDays);
    postgres.template(name());
    assertThat(exists(kept)).isTrue();
    assertThat(exists(dropped)).isFalse();
  }

  @Test
  void reuse_renews_the_mark() {
    var fingerprint = name();
    var template = postgres.template(fingerprint);
    age(template, LONG_AGO);
    assertThat(postgres.template(fingerprint).origin())
        .isEqualTo(TemplateStore.Template.Origin.REUSED);
    postgres.template(name());
    assertThat(exists(template)).isTrue();
  }

  @Test
  void a_locked_template_stays() throws Exception {
    var template = agedTemplate(LONG_AGO);
    try (var other = SqlSession.open(postgres.server.admin());
        var lock = AdvisoryLock.take(other, template.name())) {
      assertThat(lock.key()).isEqualTo(SqlSyntax.lockKey(template.name()));
      postgres.template(name());
      assertThat(exists(template)).isTrue();
    }
    postgres.template(name());
    assertThat(exists(template)).isFalse();
  }

  @Test
  void a_template_without_our_mark_or_of_another_owner_stays() {
    var unmarked = postgres.template(name());
    run("COMMENT ON DATABASE " + SqlSyntax.name(unmarked.name()) + " IS 'mine'");
    var others = agedTemplate(LONG_AGO);
    run("ALTER DATABASE " + SqlSyntax.name(others.name()) + " OWNER TO postgres");
    postgres.template(name());
    assertThat(exists(unmarked)).isTrue();
    assertThat(exists(others)).isTrue();
  }

  @Test
  void a_template_in_use_stays_a_template_and_fails_no_build() throws Exception {
    var template = agedTemplate(LONG_AGO);
    var name = SqlSyntax.name(template.name());
    run("ALTER DATABASE " + name + " WITH ALLOW_CONNECTIONS true");
    try (var guest = SqlSession.open(postgres.server.admin().withName(template.name()))) {
      run("ALTER DATABASE " + name + " WITH ALLOW_CONNECTIONS false");
      assertThat(postgres.template(name()).origin()).isEqualTo(TemplateStore.Template.Origin.BUILT);
      assertThat(guest.row("SELECT 1").number(0)).isEqualTo(1);
    }
    assertThat(isTemplate(template)).isTrue();
    assertThat(postgres.notices).anyMatch(notice -> notice.contains(template.name()));
    run("COMMENT ON DATABASE " + name + " IS NULL");
  }

  @Test
  void the_comment_of_a_clone_does_not_contain_the_mark() {
    var fingerprint = name();
    var database =
        SqlSyntax.name(new TemplateStore(postgres.server, postgres.notices::add).name(fingerprint));
    var template =
        new TemplateStore(postgres.server, postgres.notices::add)
            .prepare(fingerprint, address -> run("COMMENT ON DATABASE " + database + " IS 'shop'"));
    assertThat(comment(template.name())).startsWith("shop [e2e_maven.used=");
    try (var clone = postgres.clones(template).create("e2e_" + fingerprint)) {
      assertThat(comment(clone.name())).isEqualTo("shop");
    }
  }

  private static String name() {
    return "s" + UUID.randomUUID().toString().substring(0, 12);
  }

  private static TemplateStore.Template agedTemplate(String lastUse) {
    var template = postgres.template(name());
    age(template, lastUse);
    return template;
  }

  private static void age(TemplateStore.Template template, String lastUse) {
    run(
        "COMMENT ON DATABASE %s IS '[e2e_maven.used=%s]'"
            .formatted(SqlSyntax.name(template.name()), lastUse));
  }

  private static String daysAgo(int days) {
    return "SELECT to_char((now() AT TIME ZONE 'UTC')::date - " + days + ", 'YYYY-MM-DD')";
  }

  private static boolean exists(TemplateStore.Template template) {
    return !TestPostgres.column(
            postgres.server.admin(), "SELECT 1 FROM pg_database WHERE datname = ?", template.name())
        .isEmpty();
  }

  private static boolean isTemplate(TemplateStore.Template template) {
    return "t"
        .equals(
            TestPostgres.value(
                postgres.server.admin(),
                "SELECT datistemplate FROM pg_database WHERE datname = ?",
                template.name()));
  }

  private static String comment(String database) {
    return TestPostgres.value(
        postgres.server.admin(),
        "SELECT shobj_description(oid, 'pg_database') FROM pg_database WHERE datname = ?",
        database);
  }

  private static void run(String statement) {
    TestPostgres.execute(postgres.server.admin(), statement);
  }
}
