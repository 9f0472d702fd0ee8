package io.github.e2emaven.postgres.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.e2emaven.outcome.FailureMessage;
import io.github.e2emaven.postgres.SqlSession;
import io.github.e2emaven.postgres.TestPostgres;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** An embedded server that exits in the middle of a run. */
@Timeout(60)
@Tag("postgres")
class LostClusterTests {

  private TestPostgres postgres;
  private CompletableFuture<FailureMessage> lost;

  @BeforeEach
  void start() {
    postgres = TestPostgres.start();
    lost = new CompletableFuture<>();
    postgres.server.whenLost(lost::complete);
  }

  @AfterEach
  void stop() {
    postgres.close();
  }

  @Test
  void a_killed_postmaster_is_reported_with_its_log() throws Exception {
    kill(postgres.server.pid());
    assertThat(lost.get(30, TimeUnit.SECONDS))
        .satisfies(
            why ->
                assertThat(why.headline())
                    .contains("process " + postgres.server.pid(), "exit code 137 (SIGKILL)"))
        .satisfies(why -> assertThat(why.detail()).contains("postgres.log", "listening on"));
  }

  @Test
  void a_killed_backend_stops_the_server_and_the_log_says_why() throws Exception {
    var admin = postgres.server.admin();
    try (var session = SqlSession.open(admin)) {
      kill(session.row("SELECT pg_backend_pid()").number(0));
      assertThat(lost.get(30, TimeUnit.SECONDS).detail()).contains("terminated by signal 9");
    }
  }

  @Test
  void closing_the_server_is_no_loss() {
    var heard = new ConcurrentLinkedQueue<FailureMessage>();
    postgres.server.whenLost(heard::add);
    postgres.close();
    assertThat(postgres.ledger.open()).isEmpty();
    assertThat(heard).isEmpty();
  }

  @Test
  void the_databases_of_a_lost_server_leave_the_ledger() throws Exception {
    var template = postgres.template("lost");
    var clone = postgres.clones(template).create("e2e_lost");
    assertThat(clone.loss()).isEmpty();
    kill(postgres.server.pid());
    lost.get(30, TimeUnit.SECONDS);
    assertThat(clone.loss())
        .hasValueSatisfying(why -> assertThat(why).contains("exit code 137 (SIGKILL)"));
    clone.close();
    postgres.close();
    assertThat(Path.of(postgres.server.place())).doesNotExist();
    assertThat(postgres.ledger.open()).isEmpty();
    assertThat(postgres.notices).isEqualTo(List.of());
  }

  private static void kill(long pid) {
    ProcessHandle.of(pid).orElseThrow().destroyForcibly();
  }
}
