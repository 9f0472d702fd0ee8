package io.github.e2emaven.it.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.e2emaven.it.ItPostgres;
import java.util.List;

/** PostgreSQL is there, but gives no connection or no database. */
final class PostgresRefuses {

  /** More than any server here has. */
  private static final int ALL = 1000;

  private PostgresRefuses() {}

  static List<Fault> all() {
    return List.of(
        taken("Another client takes all connections temporarily", "hog", ""),
        taken("A superuser takes all connections for a while", "greedy", "superuser"),
        takenForGood(),
        Fault.of("The template is dropped during the run", PostgresRefuses::dropTemplate),
        Fault.of("A server leaks all its connections", PostgresRefuses::leakConnections));
  }

  private static Fault taken(String title, String role, String rights) {
    return Fault.of(
        title,
        scene -> {
          make(scene.postgres(), role, rights);
          var build = scene.verify("-Pexternal", "-Dit.act=wait");
          scene.awaitAtWork(2);
          try (var hog = scene.postgres().hog(role, ALL)) {
            scene.go();
            scene.await("two lost", () -> build.console().contains("[ 2/4] BROKEN"));
            assertThat(hog.count()).isGreaterThan(10);
          }
          scene.awaitEnd(build);
          assertThat(build.console())
              .contains("53300", "max_connections is", role + " holds", "[ 4/4] PASS")
              .contains("E2E infrastructure broke: 2 of 4 test files broken");
        });
  }

  /** Even so nothing is left: one session is the run's own from the beginning. */
  private static Fault takenForGood() {
    return Fault.of(
        "Another client takes all connections permanently",
        scene -> {
          make(scene.postgres(), "hog", "");
          var build = scene.verify("-Pexternal", "-Dit.act=wait");
          scene.awaitAtWork(2);
          try (var hog = scene.postgres().hog("hog", ALL)) {
            scene.go();
            scene.awaitEnd(build);
            assertThat(hog.count()).isGreaterThan(10);
            assertThat(build.console())
                .contains("[ 4/4] BROKEN", "clone failed", "hog holds")
                .contains("E2E infrastructure broke: 4 of 4 test files broken");
            scene.await("end of its databases", () -> scene.left().isEmpty());
          }
        });
  }

  private static void make(ItPostgres postgres, String role, String rights) throws Exception {
    if (postgres.query("select 1 from pg_roles where rolname = '" + role + "'").isEmpty()) {
      postgres.execute(
          "create role %s login %s password '%s'".formatted(role, rights, ItPostgres.PASSWORD));
    }
  }

  private static void dropTemplate(Scene scene) throws Exception {
    var build = scene.verify("-Pexternal", "-Dit.act=wait");
    scene.awaitAtWork(2);
    var postgres = scene.postgres();
    var templates = postgres.templates();
    assertThat(templates).isNotEmpty();
    for (var template : templates) {
      postgres.execute("alter database " + template + " is_template false");
      postgres.execute("drop database " + template);
    }
    scene.go();
    scene.awaitEnd(build);
    assertThat(build.console())
        .contains("[ 2/4] PASS", "[ 4/4] BROKEN", "clone failed")
        .containsAnyOf(templates.toArray(String[]::new))
        .containsPattern("template[^.]*was[^.]*dropped[^.]*during[^.]*the[^.]*run")
        .contains("E2E infrastructure broke: 2 of 4 test files broken");
  }

  private static void leakConnections(Scene scene) throws Exception {
    var build = scene.verify("-Dit.act=leak:First");
    scene.awaitEnd(build);
    assertThat(build.console())
        .contains("FAIL  FirstE2E", "The application holds all", "_firste2e_")
        .contains("PASS  SecondE2E", "PASS  ThirdE2E", "PASS  FourthE2E")
        .contains("E2E tests failed: 1 of 4 test files failed (FirstE2E)");
  }
}
