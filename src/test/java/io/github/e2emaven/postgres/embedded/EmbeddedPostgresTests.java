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
  void letsTheSuperuserInByItsPassword() {
    assertThat(TestPostgres.value(postgres.server.admin(), "SELECT current_user"))
        .isEqualTo("postgres");
    assertThat(postgres.server.majorVersion()).isEqualTo(17);
  }

  @Test
  void refusesAWrongPasswordAndNone() {
    for (var password : List.of("", "wrong", "postgres")) {
      var address = postgres.server.admin().as(new Credentials("postgres", new Secret(password)));
      assertThatThrownBy(() -> SqlSession.open(address)).isInstanceOf(SQLException.class);
    }
  }

  @Test
  void listensOnLoopbackOnlyAndOnNoUnixSocket() {
    var admin = postgres.server.admin();
    assertThat(TestPostgres.value(admin, "SHOW listen_addresses")).isEqualTo("127.0.0.1");
    assertThat(TestPostgres.value(admin, "SHOW unix_socket_directories")).isEmpty();
    assertThat(TestPostgres.column(admin, "SELECT type || auth_method FROM pg_hba_file_rules"))
        .containsExactly("hostscram-sha-256");
  }

  @Test
  void foldsTheCaseOfLettersBeyondAscii() {
    assertThat(TestPostgres.value(postgres.server.admin(), "SELECT lower('ÄÖÜ')")).isEqualTo("äöü");
  }

  @Test
  void theApplicationRoleIsNoSuperuser() {
    var application = postgres.server.admin().as(postgres.server.application());
    assertThat(
            TestPostgres.value(
                application,
                "SELECT rolsuper OR rolcreatedb OR rolcreaterole FROM pg_roles"
                    + " WHERE rolname = current_user"))
        .isEqualTo("f");
  }

  @Test
  void hasFreeConnectionsForWhatWasAskedFor() {
    assertThat(postgres.server.freeConnections()).isBetween(20, 32);
  }

  @Test
  void theProcessIsNotRoot() throws IOException {
    var status = Files.readAllLines(Path.of("/proc/" + postgres.server.pid() + "/status"));
    assertThat(status)
        .filteredOn(line -> line.startsWith("Uid:"))
        .noneMatch(uid -> uid.contains("\t0"));
    var name = Files.readString(Path.of("/proc/" + postgres.server.pid() + "/comm")).strip();
    assertThat(name).isEqualTo("postgres");
  }

  @Test
  void theProcessCarriesTheCookie() throws IOException {
    var environment = Files.readString(Path.of("/proc/" + postgres.server.pid() + "/environ"));
    assertThat(environment.split("\0"))
        .contains("E2E_STACK=e2e-" + postgres.run + "-postgres", "E2E_RUN_ID=" + postgres.run);
  }

  @Test
  void noPasswordIsInArgumentsOrLog() throws IOException {
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
  void theClusterIsForItsUserAlone() throws IOException {
    var directory = directory(postgres);
    for (var path : List.of(directory, directory.resolve("data"))) {
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path)))
          .isEqualTo("rwx------");
    }
    assertThat(directory.resolve("roles.sql")).doesNotExist();
  }

  @Test
  void leavesNothingBehind() {
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
  void closesInAnInterruptedThreadToo() {
    var other = TestPostgres.start();
    Thread.currentThread().interrupt();
    other.close();
    assertThat(Thread.interrupted()).isTrue();
    assertThat(directory(other)).doesNotExist();
    assertThat(other.ledger.open()).isEmpty();
  }

  @Test
  void saysThatTheServerItselfDied() {
    var other = TestPostgres.start();
    var template = other.template("dead");
    var process = ProcessHandle.of(other.server.pid()).orElseThrow();
    process.destroyForcibly();
    process.onExit().orTimeout(10, TimeUnit.SECONDS).join();
    var clones = other.clones(template);
    assertThatThrownBy(() -> clones.create("e2e_late"))
        .isInstanceOfSatisfying(
            StageException.class, e -> assertThat(e.stage()).isEqualTo(RunStage.CLONE))
        .hasMessageContaining("has ended with exit code 137 (SIGKILL)");
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
