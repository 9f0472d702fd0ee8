package io.github.e2emaven.postgres.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.e2emaven.files.CurrentUser;
import io.github.e2emaven.files.FileFacts;
import io.github.e2emaven.postgres.TestPostgres;
import io.github.e2emaven.postgres.programs.OsUser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Maven is root, and a process of the account that runs PostgreSQL wants to become root. */
@Tag("postgres")
class ClusterAccountTests {

  private static TestPostgres postgres;
  private static Path cluster;

  @BeforeAll
  static void start() throws IOException {
    postgres = TestPostgres.start();
    cluster = Path.of(postgres.server.place());
  }

  /** Before each: a class that is skipped as a whole is reported as one without tests. */
  @BeforeEach
  void as_root() {
    assumeTrue(CurrentUser.id() == 0, "Maven is not root");
  }

  @AfterAll
  static void stop() throws IOException {
    if (postgres != null) {
      postgres.close();
      assertThat(cluster).doesNotExist();
    }
  }

  @Test
  void the_cached_cluster_belongs_to_root_and_contains_no_link() throws IOException {
    var cached =
        files(TestPostgres.source().cache()).stream()
            .filter(file -> file.toString().contains("-initial-"))
            .toList();
    assertThat(cached).hasSizeGreaterThan(500);
    assertThat(cached)
        .map(ClusterAccountTests::facts)
        .allMatch(facts -> facts.isRoots() && (facts.isDirectory() || facts.isPlainFile()));
  }

  @Test
  void all_that_maven_writes_lies_outside_what_the_account_can_change() throws Exception {
    assertThat(facts(cluster).isRoots()).isTrue();
    assertThat(facts(cluster.resolve("postgres.log")).isRoots()).isTrue();
    assertThat(facts(cluster.resolve("pg_hba.conf")).isRoots()).isTrue();
    assertThat(facts(cluster.resolve("data")).isRoots()).isFalse();
    assertThat(succeeds("ln", "-s", "/etc/passwd", cluster.resolve("roles.sql"))).isFalse();
    assertThat(succeeds("mv", "-T", cluster.resolve("data"), cluster.resolve("x"))).isFalse();
    assertThat(succeeds("ln", "-s", "/etc/passwd", cluster.resolve("data/planted"))).isTrue();
    assertThat(succeeds("rm", cluster.resolve("data/planted"))).isTrue();
  }

  @Test
  void the_server_reads_its_logins_from_a_file_of_root() {
    assertThat(TestPostgres.value(postgres.server.admin(), "SHOW hba_file"))
        .isEqualTo(cluster.resolve("pg_hba.conf").toString());
  }

  private static boolean succeeds(Object... command) throws Exception {
    var words = Stream.of(command).map(Object::toString).toList();
    var account = OsUser.bySetpriv(OsUser.unprivileged().orElseThrow());
    return new ProcessBuilder(account.command(words)).start().waitFor() == 0;
  }

  private static List<Path> files(Path directory) throws IOException {
    try (var files = Files.walk(directory)) {
      return files.toList();
    }
  }

  private static FileFacts facts(Path path) {
    try {
      return FileFacts.of(path);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
