package io.github.e2emaven.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.e2emaven.ledger.LedgerResource;
import io.github.e2emaven.outcome.StageException;
import io.github.e2emaven.postgres.template.CloneDatabase;
import io.github.e2emaven.postgres.template.CloneFactory;
import io.github.e2emaven.postgres.template.OrphanedDatabaseSweeper;
import io.github.e2emaven.postgres.template.TemplateStore;
import io.github.e2emaven.process.Eventually;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An external server that goes down, comes back, or is full in the middle of a run. */
@Timeout(120)
@Tag("postgres")
class OutageTests {

  private static final Duration LONG = Duration.ofMinutes(10);
  private static final Duration SHORT = Duration.ofMillis(300);

  private RestartableServer outside;

  @BeforeEach
  void start() {
    outside = new RestartableServer();
  }

  @AfterEach
  void stop() {
    outside.close();
  }

  @Test
  void a_clone_is_created_when_the_server_is_back() throws Exception {
    var clones = clones(outside.open(LONG));
    outside.kill();
    var clone = CompletableFuture.supplyAsync(() -> clones.create("e2e_patient"));
    assertThatThrownBy(() -> clone.get(1, TimeUnit.SECONDS))
        .isInstanceOf(java.util.concurrent.TimeoutException.class);
    outside.restart();
    assertThat(clone.get(60, TimeUnit.SECONDS).loss()).isEmpty();
    assertThat(outside.databases()).containsExactly("e2e_patient");
  }

  @Test
  void a_clone_on_a_server_that_stays_away_fails_and_leaves_the_ledger() {
    var clones = clones(outside.open(SHORT));
    outside.kill();
    assertThatThrownBy(() -> clones.create("e2e_refused"))
        .isInstanceOf(StageException.class)
        .hasMessageContaining("127.0.0.1:" + outside.admin().port())
        .hasMessageContaining("Is the server up?");
    assertThat(outside.host.ledger.open())
        .extracting(LedgerResource::name)
        .doesNotContain("e2e_refused");
    outside.restart();
  }

  @Test
  void a_cancelled_run_does_not_wait_for_the_server() {
    var clones = clones(outside.open(LONG));
    outside.kill();
    var clone = CompletableFuture.supplyAsync(() -> clones.create("e2e_cancelled"));
    outside.cancellation.cancel("Ctrl-C");
    assertThatThrownBy(clone::join).hasMessageContaining("SQL state 08");
    outside.restart();
  }

  @Test
  void a_hanging_server_does_not_hold_up_a_cancelled_run() {
    var server = outside.open(LONG);
    var clones = clones(server);
    var databases = List.of(clones.create("e2e_one"), clones.create("e2e_two"));
    outside.freeze();
    outside.cancellation.cancel("Ctrl-C");
    try {
      databases.forEach(CloneDatabase::close);
      server.close();
    } finally {
      outside.thaw();
    }
    assertThat(outside.host.notices)
        .singleElement()
        .asString()
        .contains("Cannot drop 2 databases on", "e2e_one, e2e_two", "mvn e2e:reap");
    assertThat(openDatabases()).containsExactlyInAnyOrder("e2e_one", "e2e_two");
    new OrphanedDatabaseSweeper(outside.admin(), outside.host.run).drop(openDatabases());
    assertThat(outside.databases()).isEmpty();
  }

  /** Blocks the clone by a lock that is not released. */
  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void a_cancelled_run_cancels_a_clone_under_way(boolean frozen) throws Exception {
    var server = outside.open(LONG);
    var clones = clones(server);
    try (var other = SqlSession.open(outside.admin())) {
      other.run("BEGIN; LOCK TABLE pg_database IN EXCLUSIVE MODE");
      var clone = CompletableFuture.supplyAsync(() -> clones.create("e2e_blocked"));
      Eventually.until("it waits for the lock", this::isBlocked);
      if (frozen) {
        outside.freeze();
      }
      outside.cancellation.cancel("Ctrl-C");
      assertThatThrownBy(() -> clone.get(60, TimeUnit.SECONDS))
          .hasMessageContaining("SQL state " + (frozen ? "08" : "57014"));
    } finally {
      outside.thaw();
    }
    server.close();
    assertThat(outside.databases()).isEmpty();
    assertThat(openDatabases()).isEmpty();
  }

  private boolean isBlocked() {
    var waiting =
        "SELECT pid FROM pg_stat_activity WHERE query LIKE 'CREATE%' AND wait_event_type = 'Lock'";
    return !TestPostgres.column(outside.admin(), waiting).isEmpty();
  }

  @Test
  void a_failed_drop_is_retried_when_the_server_closes() {
    var server = outside.open(LONG);
    var clone = clones(server).create("e2e_late");
    outside.quit();
    clone.close();
    assertThat(openDatabases()).containsExactly("e2e_late");
    outside.restart();
    server.close();
    assertThat(outside.databases()).isEmpty();
    assertThat(openDatabases()).isEmpty();
    assertThat(outside.host.notices).isEmpty();
  }

  @Test
  void a_remaining_database_is_reported_and_a_sweep_drops_it() {
    var server = outside.open(SHORT);
    var clone = clones(server).create("e2e_left");
    outside.kill();
    clone.close();
    server.close();
    assertThat(outside.host.notices)
        .singleElement()
        .asString()
        .contains("e2e_left", "mvn e2e:reap", "08001");
    assertThat(openDatabases()).containsExactly("e2e_left");
    outside.restart();
    new OrphanedDatabaseSweeper(outside.admin(), outside.host.run).drop(List.of("e2e_left"));
    assertThat(outside.databases()).isEmpty();
  }

  @Test
  void a_clone_that_a_crash_interrupted_is_dropped_when_the_server_closes() throws Exception {
    var server = outside.open(LONG);
    TestPostgres.execute(outside.admin(), "CREATE DATABASE busy");
    try (var session = SqlSession.open(outside.admin().withName("busy"))) {
      session.run("SELECT 1");
      var clones = clones(server, "busy");
      var clone = CompletableFuture.supplyAsync(() -> clones.create("e2e_torn"));
      // PostgreSQL waits 5 s for a session on the template to go away
      Eventually.until("the clone is being made", this::isCloning);
      outside.quit();
      assertThatThrownBy(clone::join).hasMessageContaining("e2e_torn");
    } catch (SQLException e) {
      // closing the session of a server that has ended
    }
    assertThat(openDatabases()).containsExactly("e2e_torn");
    outside.restart();
    server.close();
    assertThat(openDatabases()).isEmpty();
    assertThat(outside.databases()).isEmpty();
  }

  private boolean isCloning() {
    return !TestPostgres.column(
            outside.admin(),
            "SELECT 1 FROM pg_stat_activity WHERE query LIKE 'CREATE DATABASE%' AND state = 'active'"
                + " AND pid <> pg_backend_pid()")
        .isEmpty();
  }

  @Test
  void restart_crash_and_outage_are_losses_and_nothing_else_is() {
    var clones = clones(outside.open(LONG));
    var first = clones.create("e2e_first");
    assertThat(first.loss()).isEmpty();
    outside.quit();
    assertThat(first.loss())
        .hasValueSatisfying(why -> assertThat(why).contains("Is the server up?"));
    outside.restart();
    assertThat(first.loss()).hasValueSatisfying(why -> assertThat(why).contains("was restarted"));
    var second = clones.create("e2e_second");
    assertThat(second.loss()).isEmpty();
    outside.crash();
    assertThat(second.loss()).hasValueSatisfying(why -> assertThat(why).contains("crash"));
  }

  @Test
  void a_clone_waits_for_a_full_server() throws Exception {
    var clones = clones(outside.open(LONG));
    var hog = hog();
    var clone = CompletableFuture.supplyAsync(() -> clones.create("e2e_squeezed"));
    assertThatThrownBy(() -> clone.get(1, TimeUnit.SECONDS))
        .isInstanceOf(java.util.concurrent.TimeoutException.class);
    release(hog);
    assertThat(clone.get(60, TimeUnit.SECONDS).loss()).isEmpty();
  }

  @Test
  void a_server_that_stays_full_names_the_roles_that_hold_connections() throws Exception {
    var server = outside.open(SHORT);
    var clones = clones(server);
    var clone = clones.create("e2e_before");
    var hog = hog();
    assertThatThrownBy(() -> clones.create("e2e_after"))
        .hasMessageContaining("53300")
        .hasMessageContaining("hog holds " + hog.size())
        .hasMessageContaining("max_connections is 32");
    clone.close();
    assertThat(openDatabases()).containsExactly("e2e_before");
    // through the session that reported the connections
    server.close();
    assertThat(openDatabases()).isEmpty();
    assertThat(outside.host.notices).isEmpty();
    release(hog);
    assertThat(outside.databases()).isEmpty();
  }

  @Test
  void an_application_that_exhausts_its_connections_is_named_and_others_continue()
      throws Exception {
    var server = outside.open(SHORT);
    var template = template(server);
    var clones = new CloneFactory(server, template, outside.host.run, outside.host.ledger, 3);
    var greedy = clones.create("e2e_greedy");
    var modest = clones.create("e2e_modest");
    var taken = new ArrayList<SqlSession>();
    for (int i = 0; i < 3; i++) {
      assertThat(greedy.exhaustion()).isEmpty();
      taken.add(SqlSession.open(greedy.address()));
    }
    assertThatThrownBy(() -> SqlSession.open(greedy.address())).hasMessageContaining("e2e_greedy");
    assertThat(greedy.exhaustion())
        .hasValueSatisfying(why -> assertThat(why).contains("all 3", "e2e_greedy"));
    assertThat(greedy.loss()).isEmpty();
    assertThat(TestPostgres.value(modest.address(), "SELECT 1")).isEqualTo("1");
    assertThat(modest.exhaustion()).isEmpty();
    release(taken);
  }

  @Test
  void a_template_that_was_dropped_during_the_run_is_named() {
    var server = outside.open(LONG);
    var template = template(server);
    TestPostgres.execute(
        outside.admin(),
        "ALTER DATABASE \"" + template.name() + "\" IS_TEMPLATE false",
        "DROP DATABASE \"" + template.name() + "\"");
    assertThatThrownBy(() -> clones(server, template.name()).create("e2e_orphan"))
        .hasMessageContaining(template.name())
        .hasMessageContaining("Rerun to rebuild it");
    assertThat(openDatabases()).isEmpty();
  }

  /** A superuser takes the reserved connections, too. */
  private List<SqlSession> hog() throws Exception {
    TestPostgres.execute(outside.admin(), "CREATE ROLE hog SUPERUSER LOGIN PASSWORD 'hog'");
    var address =
        outside
            .admin()
            .as(
                new io.github.e2emaven.plan.Credentials(
                    "hog", new io.github.e2emaven.plan.Credentials.Secret("hog")));
    var taken = new ArrayList<SqlSession>();
    try {
      while (true) {
        taken.add(SqlSession.open(address));
      }
    } catch (SQLException e) {
      assertThat(e.getSQLState()).isEqualTo("53300");
      return taken;
    }
  }

  private static void release(List<SqlSession> sessions) throws SQLException {
    for (var session : sessions) {
      session.close();
    }
  }

  private List<String> openDatabases() {
    return outside.host.ledger.open().stream()
        .filter(resource -> resource.kind() == LedgerResource.Kind.DATABASE)
        .map(LedgerResource::name)
        .toList();
  }

  private CloneFactory clones(ExternalServer server) {
    return clones(server, template(server).name());
  }

  private CloneFactory clones(ExternalServer server, String template) {
    var complete =
        new TemplateStore.Template(
            template, 0, TemplateStore.Template.Origin.REUSED, Duration.ZERO);
    return new CloneFactory(server, complete, outside.host.run, outside.host.ledger, -1);
  }

  private TemplateStore.Template template(ExternalServer server) {
    return new TemplateStore(server, outside.host.notices::add)
        .prepare("outage", TestPostgres.initializer("CREATE TABLE t AS SELECT 1 AS id"));
  }
}
