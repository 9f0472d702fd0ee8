package io.github.e2emaven.database;

import static org.assertj.core.api.Assertions.assertThat;

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

/** An embedded server that ends in the middle of a run. */
@Timeout(60)
@Tag("postgres")
class LostClusterTests {

  private Postgres postgres;
  private CompletableFuture<String> lost;

  @BeforeEach
  void start() {
    postgres = Postgres.start();
    lost = new CompletableFuture<>();
    postgres.server.whenLost(lost::complete);
  }

  @AfterEach
  void stop() {
    postgres.close();
  }

  @Test
  void aKilledPostmasterIsHeardOf() throws Exception {
    kill(postgres.server.pid());
    assertThat(lost.get(30, TimeUnit.SECONDS))
        .contains("process " + postgres.server.pid(), "exit code 137 (SIGKILL)", "Last lines");
  }

  @Test
  void aKilledBackendIsTheEndOfTheServerWhichSaysWhy() throws Exception {
    var admin = postgres.server.admin();
    try (var session = Session.open(admin)) {
      kill(session.row("SELECT pg_backend_pid()").number(0));
      assertThat(lost.get(30, TimeUnit.SECONDS)).contains("terminated by signal 9");
    }
  }

  @Test
  void anEndThatWeOrderedIsNoLoss() {
    var heard = new ConcurrentLinkedQueue<String>();
    postgres.server.whenLost(heard::add);
    postgres.close();
    assertThat(postgres.ledger.open()).isEmpty();
    assertThat(heard).isEmpty();
  }

  @Test
  void itsDatabasesAreGoneWithIt() throws Exception {
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
