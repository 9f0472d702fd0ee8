package io.github.e2emaven.postgres.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.e2emaven.ledger.LedgerResource;
import io.github.e2emaven.outcome.RunStage;
import io.github.e2emaven.outcome.StageException;
import io.github.e2emaven.plan.Credentials;
import io.github.e2emaven.plan.Credentials.Secret;
import io.github.e2emaven.postgres.SqlSession;
import io.github.e2emaven.postgres.TestPostgres;
import io.github.e2emaven.postgres.WithPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class EmbeddedPostgresTests extends WithPostgres {

  @Test
  void accepts_the_superuser_by_its_password() {
    assertThat(TestPostgres.value(postgres.server.admin(), "SELECT current_user"))
        .isEqualTo("postgres");
    assertThat(postgres.server.majorVersion()).isEqualTo(17);
  }

  @Test
  void refuses_a_wrong_or_empty_password() {
    for (var password : List.of("", "wrong", "postgres")) {
      var address = postgres.server.admin().as(new Credentials("postgres", new Secret(password)));
      assertThatThrownBy(() -> SqlSession.open(address)).isInstanceOf(SQLException.class);
    }
  }

  @Test
  void listens_on_loopback_only_and_on_no_unix_socket() {
    var admin = postgres.server.admin();
    assertThat(TestPostgres.value(admin, "SHOW listen_addresses")).isEqualTo("127.0.0.1");
    assertThat(TestPostgres.value(admin, "SHOW unix_socket_directories")).isEmpty();
    assertThat(TestPostgres.column(admin, "SELECT type || auth_method FROM pg_hba_file_rules"))
        .containsOnly("hostscram-sha-256");
  }

  @Test
  void folds_the_case_of_letters_beyond_ascii() {
    assertThat(TestPostgres.value(postgres.server.admin(), "SELECT lower('ÄÖÜ')")).isEqualTo("äöü");
  }

  @Test
  void the_application_role_is_no_superuser() {
    var application = postgres.server.admin().as(postgres.server.application());
    assertThat(
            TestPostgres.value(
                application,
                "SELECT rolsuper OR rolcreatedb OR rolcreaterole FROM pg_roles"
                    + " WHERE rolname = current_user"))
        .isEqualTo("f");
  }

  @Test
  void has_as_many_free_connections_as_requested() {
    assertThat(postgres.server.freeConnections()).isBetween(20, 32);
  }

  @Test
  void the_process_does_not_run_as_root() throws IOException {
    var status = Files.readAllLines(Path.of("/proc/" + postgres.server.pid() + "/status"));
    assertThat(status)
        .filteredOn(line -> line.startsWith("Uid:"))
        .noneMatch(uid -> uid.contains("\t0"));
    var name = Files.readString(Path.of("/proc/" + postgres.server.pid() + "/comm")).strip();
    assertThat(name).isEqualTo("postgres");
  }

  @Test
  void the_process_carries_the_cookie() throws IOException {
    var environment = Files.readString(Path.of("/proc/" + postgres.server.pid() + "/environ"));
    assertThat(environment.split("\0"))
        .contains("E2E_STACK=e2e-" + postgres.run + "-postgres", "E2E_RUN_ID=" + postgres.run);
  }

  @Test
  void arguments_and_log_contain_no_password() throws IOException {
    var secrets =
        List.of(
            postgres.server.admin().credentials().password().value(),
            postgres.server.application().password().value());
    var log = Files.readString(directory(postgres).resolve("postgres.log"));
    for (var secret : secrets) {
      assertThat(log).doesNotContain(secret).doesNotContain("SCRAM-SHA-256$");
      assertThat(postgres.starter.launches().toString()).doesNotContain(secret);
    }
    assertThat(postgres.server.admin().toString()).doesNotContain(secrets.get(0));
  }

  @Test
  void only_its_user_can_read_the_cluster() throws IOException {
    var directory = directory(postgres);
    var modes = PosixFilePermissions.toString(Files.getPosixFilePermissions(directory));
    assertThat(modes).isIn("rwx------", "rwx--x---");
    modes = PosixFilePermissions.toString(Files.getPosixFilePermissions(directory.resolve("data")));
    assertThat(modes).isEqualTo("rwx------");
    assertThat(directory.resolve("roles.sql")).doesNotExist();
  }

  @Test
  void close_leaves_nothing_behind() {
    var other = TestPostgres.start();
    var directory = directory(other);
    assertThat(other.ledger.open())
        .extracting(LedgerResource::kind)
        .containsExactly(LedgerResource.Kind.PROCESSES, LedgerResource.Kind.DIRECTORY);
    other.close();
    other.close();
    assertThat(ProcessHandle.of(other.server.pid())).isEmpty();
    assertThat(directory).doesNotExist();
    assertThat(other.ledger.open()).isEmpty();
    assertThat(other.notices).isEmpty();
  }

  @Test
  void closes_in_an_interrupted_thread_too() {
    var other = TestPostgres.start();
    Thread.currentThread().interrupt();
    other.close();
    assertThat(Thread.interrupted()).isTrue();
    assertThat(directory(other)).doesNotExist();
    assertThat(other.ledger.open()).isEmpty();
  }

  @Test
  void says_that_the_server_itself_died() {
    var other = TestPostgres.start();
    var template = other.template("dead");
    var process = ProcessHandle.of(other.server.pid()).orElseThrow();
    process.destroyForcibly();
    process.onExit().orTimeout(10, TimeUnit.SECONDS).join();
    var clones = other.clones(template);
    assertThatThrownBy(() -> clones.create("e2e_late"))
        .isInstanceOfSatisfying(
            StageException.class, e -> assertThat(e.stage()).isEqualTo(RunStage.CLONE))
        .hasMessageContaining("exited with exit code 137 (SIGKILL)");
    other.close();
    assertThat(directory(other)).doesNotExist();
  }

  private static Path directory(TestPostgres postgres) {
    return postgres.ledger.entered().stream()
        .filter(resource -> resource.kind() == LedgerResource.Kind.DIRECTORY)
        .map(resource -> Path.of(resource.name()))
        .findFirst()
        .orElseThrow();
  }
}
