package io.github.e2emaven.postgres.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.e2emaven.files.FileTree;
import io.github.e2emaven.plan.PostgresSource;
import io.github.e2emaven.postgres.TestPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("postgres")
class KeptClusterTests {

  // of mode 0700: when Maven is root, the user that runs PostgreSQL cannot enter it
  @TempDir private Path temporary;

  @Test
  void reopens_with_its_databases_and_new_passwords() throws IOException {
    var kept = temporary.resolve("runs/r1/postgres");
    var first = keep(kept);
    assertThat(KeptCluster.majorVersion(kept)).isEqualTo(17);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(kept.resolve("data"))))
        .isEqualTo("rwx------");
    for (int time = 0; time < 2; time++) {
      try (var postgres = TestPostgres.reopen(kept)) {
        var databases = postgres.server.databases();
        assertThat(databases).hasSize(1);
        assertThat(TestPostgres.value(databases.get(0), "SELECT sum(id) FROM t")).isEqualTo("42");
        assertThat(postgres.server.application()).isNotEqualTo(first.server.application());
      }
    }
  }

  @Test
  void a_kept_cluster_chooses_neither_a_command_of_the_server_nor_who_logs_in() throws IOException {
    var kept = temporary.resolve("runs/r2/postgres");
    keep(kept);
    var open = Files.createTempDirectory("e2e-restore");
    Files.setPosixFilePermissions(open, PosixFilePermissions.fromString("rwxrwxrwx"));
    var ran = open.resolve("ran");
    plant(kept.resolve("data"), "touch " + ran);
    try (var postgres = TestPostgres.reopen(kept)) {
      var admin = postgres.server.admin();
      assertThat(TestPostgres.column(admin, "SELECT type || auth_method FROM pg_hba_file_rules"))
          .containsOnly("hostscram-sha-256");
      assertThat(TestPostgres.value(admin, "SHOW restore_command")).isEmpty();
      assertThat(TestPostgres.value(admin, "SHOW shared_preload_libraries")).isEmpty();
      assertThat(TestPostgres.value(admin, "SHOW TimeZone")).isNotEqualTo("Pacific/Fiji");
      var databases = postgres.server.databases();
      assertThat(TestPostgres.value(databases.get(0), "SELECT sum(id) FROM t")).isEqualTo("42");
    }
    assertThat(ran).doesNotExist();
    FileTree.delete(open);
  }

  private static void plant(Path data, String command) throws IOException {
    var settings =
        "restore_command = '%s'\nTimeZone = 'Pacific/Fiji'\narchive_cleanup_command = '%s'\n"
            .formatted(command, command);
    Files.writeString(data.resolve("postgresql.conf"), settings);
    Files.writeString(data.resolve("postgresql.auto.conf"), settings);
    Files.writeString(data.resolve("pg_hba.conf"), "host all all 0.0.0.0/0 trust\n");
    Files.createFile(data.resolve("recovery.signal"));
  }

  @Test
  void a_kept_cluster_with_a_link_is_not_opened() throws IOException {
    var data = Files.createDirectories(temporary.resolve("data"));
    Files.writeString(data.resolve("PG_VERSION"), "17\n");
    Files.createSymbolicLink(data.resolve("pg_wal"), Path.of("/etc"));
    assertThatThrownBy(() -> TestPostgres.reopen(temporary))
        .hasMessageContaining("pg_wal is a link or a special file");
  }

  private static TestPostgres keep(Path kept) {
    var postgres = TestPostgres.start();
    var clones = postgres.clones(postgres.template("kept", "CREATE TABLE t AS SELECT 42 AS id"));
    clones.create("e2e_kept_one").keep();
    clones.create("e2e_passed").drop();
    postgres.server.keep(kept);
    postgres.close();
    assertThat(postgres.ledger.open()).isEmpty();
    assertThat(ProcessHandle.of(postgres.server.pid())).isEmpty();
    return postgres;
  }

  @Test
  void says_that_there_is_no_kept_cluster() {
    assertThatThrownBy(() -> TestPostgres.reopen(temporary))
        .hasMessageContaining("No kept PostgreSQL cluster in " + temporary);
  }

  @Test
  void refuses_programs_of_another_major_version() throws IOException {
    Files.createDirectories(temporary.resolve("data"));
    Files.writeString(temporary.resolve("data/PG_VERSION"), "15\n");
    assertThatThrownBy(() -> TestPostgres.reopen(temporary))
        .hasMessageContaining("Set <database><version> to 15");
    assertThat(PostgresSource.majorVersion("17.11.0")).isEqualTo(17);
  }
}
