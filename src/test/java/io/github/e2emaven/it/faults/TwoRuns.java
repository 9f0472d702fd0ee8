package io.github.e2emaven.it.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.List;
import java.util.UUID;

/** Two checkouts of a project are built at the same time, with one external PostgreSQL. */
final class TwoRuns {

  private static final String HALF =
      "select datname from pg_database where datname like 'e2e\\_tpl%' and not datistemplate";

  private TwoRuns() {}

  static List<Fault> all() {
    return List.of(
        Fault.of("Two runs want the same new template", TwoRuns::share),
        Fault.of(
            "A run is killed while building a template that another run waits for",
            TwoRuns::takeOver));
  }

  private static void share(Scene scene) throws Exception {
    var salt = salt();
    var first = scene.start(scene.project(), goals(salt));
    var second = scene.start(Checkout.of(scene.project(), 2), goals(salt));
    scene.awaitEnd(first);
    scene.awaitEnd(second);
    assertThat(first.console()).contains("BUILD SUCCESS");
    assertThat(second.console()).contains("BUILD SUCCESS");
    assertThat(scene.consoles()).containsOnlyOnce(" built in ").containsOnlyOnce(" reused in ");
  }

  private static void takeOver(Scene scene) throws Exception {
    var salt = salt();
    var first = scene.start(scene.project(), goals(salt));
    scene.await("half a template", () -> isHalfBuilt(scene));
    first.signal("STOP");
    var second = scene.start(Checkout.of(scene.project(), 2), goals(salt));
    scene.await("one who waits", () -> second.console().contains("Waiting for another run"));
    first.signal("KILL");
    scene.awaitEnd(first);
    scene.awaitEnd(second);
    assertThat(second.console()).contains(" built in ", "BUILD SUCCESS");
  }

  private static boolean isHalfBuilt(Scene scene) {
    try {
      return !scene.postgres().query(HALF).isEmpty();
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }

  /** The salt makes a template that does not exist yet. */
  private static List<String> goals(String salt) {
    return List.of("verify", "-Pexternal", "-Dit.salt=" + salt);
  }

  private static String salt() {
    return UUID.randomUUID().toString();
  }
}
