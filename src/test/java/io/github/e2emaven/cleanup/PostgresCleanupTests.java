package io.github.e2emaven.cleanup;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.e2emaven.ledger.LedgerResource;
import io.github.e2emaven.ledger.LedgerResource.Kind;
import io.github.e2emaven.ledger.RunOwner;
import io.github.e2emaven.plan.DatabaseAddress;
import io.github.e2emaven.postgres.PostgresServer;
import io.github.e2emaven.postgres.template.CloneFactory;
import io.github.e2emaven.postgres.template.TemplateStore;
import io.github.e2emaven.process.ProcessId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@EnabledOnOs(OS.LINUX)
@Tag("postgres")
@Tag("process")
class PostgresCleanupTests {

  @TempDir Path directory;

  @Test
  void an_embedded_server_is_removed_with_its_databases_directory_and_shared_memory()
      throws IOException, SQLException {
    var run = DeadRun.in(directory);
    var server = run.postgres();
    clone(run, server, "e2e_" + run.id + "_x");
    var cluster = cluster(run);
    var segment = postmaster(cluster, 6, 1);

    try (var session = connect(server.admin())) {
      assertThat(run.reap().isClean()).isTrue();
      assertThat(session.isValid(1)).isFalse();
    }

    assertThat(cluster).doesNotExist();
    assertThat(segments()).doesNotContain(segment);
    assertThat(run.isListed()).isFalse();
  }

  @Test
  void shared_memory_of_a_killed_postmaster_is_removed() throws IOException {
    var run = DeadRun.in(directory);
    run.postgres();
    var cluster = cluster(run);
    var segment = postmaster(cluster, 6, 1);
    var pid = ProcessId.of(Long.parseLong(postmaster(cluster, 0, 0))).orElseThrow();
    ProcessHandle.of(pid.pid()).orElseThrow().destroyForcibly();
    assertThat(pid.endsWithin(Duration.ofSeconds(20))).isTrue();

    assertThat(run.reap().isClean()).isTrue();

    assertThat(cluster).doesNotExist();
    assertThat(segments()).doesNotContain(segment);
  }

  @Test
  void databases_on_an_external_server_are_dropped_even_when_in_use() throws SQLException {
    try (var server = DeadRun.alive(directory.resolve("host")).postgres()) {
      var run = DeadRun.in(directory);
      var name = "e2e_" + run.id + "_cart_1";
      create(server, name);
      list(run, server, name);

      assertThat(run.reap().toString())
          .contains("Still present: database " + name, "no <database><url> of that server");
      try (var session = connect(server.admin().withName(name))) {
        var report = run.reap(server.admin());
        assertThat(report.toString()).contains("Removed: database " + name + ".");
        assertThat(session.isValid(1)).isFalse();
      }
      assertThat(names(server)).doesNotContain(name);
      assertThat(run.isListed()).isFalse();
    }
  }

  @Test
  void an_incomplete_template_is_dropped_and_a_complete_one_stays() throws SQLException {
    try (var server = DeadRun.alive(directory.resolve("host")).postgres()) {
      var run = DeadRun.in(directory);
      var complete = new TemplateStore(server, notice -> {}).prepare("f", database -> {}).name();
      create(server, "e2e_tpl_unfinished");
      list(run, server, complete);
      list(run, server, "e2e_tpl_unfinished");

      assertThat(run.reap(server.admin()).isClean()).isTrue();
      assertThat(names(server)).contains(complete).doesNotContain("e2e_tpl_unfinished");
    }
  }

  @Test
  void a_database_without_the_mark_of_the_run_is_left_alone() throws SQLException {
    try (var server = DeadRun.alive(directory.resolve("host")).postgres()) {
      var run = DeadRun.in(directory);
      create(server, "production");
      list(run, server, "production");

      assertThat(run.reap(server.admin()).isClean()).isFalse();
      assertThat(names(server)).contains("production");
    }
  }

  @Test
  void after_a_reboot_only_unused_databases_are_dropped() throws IOException, SQLException {
    try (var server = DeadRun.alive(directory.resolve("host")).postgres()) {
      var here = RunOwner.Place.here();
      var run =
          DeadRun.in(directory, new RunOwner.Place(here.host(), "another", "pid:[1]", here.user()));
      var used = "e2e_" + run.id + "_used_1";
      var unused = "e2e_" + run.id + "_unused_1";
      for (var name : List.of(used, unused)) {
        create(server, name);
        list(run, server, name);
      }
      Files.setLastModifiedTime(run.ledger.path(), FileTime.from(Instant.EPOCH));

      try (var session = connect(server.admin().withName(used))) {
        assertThat(run.reap(server.admin()).isClean()).isFalse();
        assertThat(session.isValid(1)).isTrue();
      }
      assertThat(names(server)).contains(used).doesNotContain(unused);
    }
  }

  private static void clone(DeadRun run, PostgresServer server, String name) {
    var template = new TemplateStore(server, notice -> {}).prepare("f", database -> {});
    new CloneFactory(server, template, run.id, run.ledger, -1).create(name);
    assertThat(run.listed().open()).anyMatch(resource -> resource.kind() == Kind.DATABASE);
  }

  private static void list(DeadRun run, PostgresServer server, String name) {
    var place = server.admin().host() + ":" + server.admin().port();
    run.ledger.enter(new LedgerResource(Kind.DATABASE, name, place));
  }

  private static Path cluster(DeadRun run) {
    return run.listed().open().stream()
        .filter(resource -> resource.kind() == Kind.DIRECTORY)
        .map(resource -> Path.of(resource.name()))
        .findFirst()
        .orElseThrow();
  }

  private static String postmaster(Path cluster, int line, int word) throws IOException {
    var text = Files.readAllLines(cluster.resolve("data/postmaster.pid")).get(line).strip();
    return text.split("\\s+", -1)[word];
  }

  private static List<String> segments() throws IOException {
    return Files.readAllLines(Path.of("/proc/sysvipc/shm")).stream()
        .map(line -> line.strip().split("\\s+", -1)[1])
        .toList();
  }

  private static void create(PostgresServer server, String name) throws SQLException {
    try (var connection = connect(server.admin());
        var statement = connection.createStatement()) {
      statement.execute("CREATE DATABASE " + name);
    }
  }

  private static List<String> names(PostgresServer server) throws SQLException {
    try (var connection = connect(server.admin());
        var statement = connection.createStatement();
        var result =
            statement.executeQuery("SELECT string_agg(datname::text, ' ') FROM pg_database")) {
      result.next();
      return List.of(result.getString(1).split(" "));
    }
  }

  private static Connection connect(DatabaseAddress address) throws SQLException {
    var credentials = address.credentials();
    return DriverManager.getConnection(
        address.jdbcUrl(), credentials.user(), credentials.password().value());
  }
}
