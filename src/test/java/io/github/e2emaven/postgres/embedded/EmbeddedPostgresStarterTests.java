package io.github.e2emaven.postgres.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.e2emaven.files.FileTree;
import io.github.e2emaven.net.PortSource;
import io.github.e2emaven.net.ReservedPorts;
import io.github.e2emaven.outcome.StageException;
import io.github.e2emaven.plan.PostgresSource;
import io.github.e2emaven.postgres.MemoryLedger;
import io.github.e2emaven.postgres.ScramPasswords;
import io.github.e2emaven.postgres.TestPostgres;
import io.github.e2emaven.postgres.TestStarter;
import io.github.e2emaven.postgres.programs.AccountlessPrograms;
import io.github.e2emaven.postgres.programs.BinariesArchive;
import io.github.e2emaven.postgres.programs.OsUser;
import io.github.e2emaven.process.Cancellation;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("postgres")
class EmbeddedPostgresStarterTests {

  private final MemoryLedger ledger = new MemoryLedger();
  private final TestStarter starter = new TestStarter();
  private final ClusterOwner owner =
      new ClusterOwner(TestPostgres.newRun(), ledger, starter, new Cancellation(), notice -> {});

  // of mode 0700
  @TempDir private Path temporary;

  @Test
  void takes_another_port_when_the_first_is_taken() throws IOException {
    try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      var ports = new ArrayDeque<PortSource.Claim>();
      ports.add(new TakenPort(taken.getLocalPort()));
      ports.add(ReservedPorts.orFree().claim());
      int free = ports.getLast().port();
      try (var server =
          new EmbeddedPostgresStarter(owner, TestPostgres.source(), ports::removeFirst).fresh()) {
        assertThat(server.admin().port()).isEqualTo(free);
        assertThat(TestPostgres.value(server.admin(), "SELECT 1")).isEqualTo("1");
      }
    }
    assertThat(ledger.open()).isEmpty();
  }

  @Test
  void says_that_the_servers_user_cannot_execute_the_programs() throws IOException {
    Assumptions.assumeTrue(OsUser.isRoot(temporary), "only root can act as another user");
    assertThatThrownBy(() -> start(source(TestPostgres.source().binaries())))
        .isInstanceOf(StageException.class)
        .hasMessageContaining("User 'postgres' cannot run " + temporary)
        .hasMessageContaining("mode 0700");
    assertThat(ledger.open()).isEmpty();
  }

  @Test
  void refuses_programs_that_belong_to_another_user() throws IOException {
    Assumptions.assumeTrue(OsUser.isRoot(temporary), "only root can act as another user");
    var jar = TestPostgres.source().binaries();
    var name = jar.getFileName().toString().replace(".jar", "");
    var planted = Files.createDirectories(temporary.resolve("cache").resolve(name));
    OsUser.bySu(OsUser.unprivileged().orElseThrow()).adopt(planted);
    assertThatThrownBy(() -> start(source(jar)))
        .hasMessageContaining(planted + " belong to another user");
    assertThat(ledger.open()).isEmpty();
  }

  @Test
  void databases_sort_as_the_configured_language_does() {
    var source = TestPostgres.source();
    var english =
        new PostgresSource.Embedded(
            source.binaries(), source.version(), source.cache(), 5, "en-US");
    try (var server = start(english)) {
      assertThat(TestPostgres.value(server.admin(), "SELECT lower('ÄÖ') || ('b' < 'C')"))
          .isEqualTo("äötrue");
    }
    try (var server = start(source)) {
      assertThat(TestPostgres.value(server.admin(), "SELECT 'b' < 'C'")).isEqualTo("f");
    }
  }

  @Test
  void says_that_the_jar_contains_no_programs() throws IOException {
    var jar = Files.write(temporary.resolve("empty.jar"), new byte[0]);
    assertThatThrownBy(() -> start(source(jar)))
        .isInstanceOf(StageException.class)
        .hasMessageContaining("no .txz with PostgreSQL's programs in " + jar);
    assertThat(ledger.open()).isEmpty();
  }

  @Test
  void refuses_a_second_server_of_the_same_run_and_keeps_the_first() {
    try (var first = start(TestPostgres.source())) {
      assertThatThrownBy(() -> start(TestPostgres.source()))
          .hasMessageContaining("FileAlreadyExistsException");
      assertThat(TestPostgres.value(first.admin(), "SELECT 1")).isEqualTo("1");
      assertThat(ledger.open()).hasSize(2);
    }
    assertThat(ledger.open()).isEmpty();
  }

  @Test
  void programs_that_the_servers_user_cannot_run_are_unpacked_again() throws IOException {
    Assumptions.assumeTrue(OsUser.isRoot(temporary), "only root runs PostgreSQL as another user");
    var cache = Files.createTempDirectory(Path.of("/var/tmp"), "e2e-broken");
    try {
      var source = TestPostgres.source();
      var broken = new PostgresSource.Embedded(source.binaries(), source.version(), cache, 1);
      var name = source.binaries().getFileName().toString().replace(".jar", "");
      var bin = Files.createDirectories(cache.resolve(name).resolve("bin"));
      // as an umask of 077 leaves them; of the cache, too
      Files.setPosixFilePermissions(bin, PosixFilePermissions.fromString("rwx------"));
      Files.setPosixFilePermissions(cache, PosixFilePermissions.fromString("rwx------"));
      try (var server = start(broken)) {
        assertThat(TestPostgres.value(server.admin(), "SELECT 1")).isEqualTo("1");
      }
      assertThat(ledger.open()).isEmpty();
    } finally {
      FileTree.delete(cache);
    }
  }

  @Test
  void says_that_the_file_system_is_mounted_noexec() throws IOException {
    var mount = noexecMount();
    Assumptions.assumeTrue(mount.isPresent(), "no writable file system is mounted noexec");
    var cache = Files.createTempDirectory(mount.orElseThrow(), "e2e-noexec");
    try {
      Files.setPosixFilePermissions(cache, PosixFilePermissions.fromString("rwxr-xr-x"));
      var source = TestPostgres.source();
      var noexec = new PostgresSource.Embedded(source.binaries(), source.version(), cache, 1);
      assertThatThrownBy(() -> start(noexec))
          .hasMessageContainingAll("mounted noexec", "<cacheDirectory>");
      assertThat(ledger.open()).isEmpty();
    } finally {
      FileTree.delete(cache);
    }
  }

  private static Optional<Path> noexecMount() throws IOException {
    var mounts = Path.of("/proc/mounts");
    return (Files.exists(mounts) ? Files.readAllLines(mounts) : List.<String>of())
        .stream()
            .map(line -> line.split(" "))
            .filter(fields -> fields[3].contains("noexec") && fields[2].equals("tmpfs"))
            .map(fields -> Path.of(fields[1]))
            .filter(Files::isWritable)
            .filter(mount -> mount.toFile().getUsableSpace() > 200_000_000)
            .findFirst();
  }

  @Test
  void a_user_id_without_an_account_initialises_a_cluster_and_sets_its_passwords()
      throws IOException {
    Assumptions.assumeTrue(OsUser.isRoot(temporary), "only root can take another user id");
    var nameless = OsUser.bySetpriv(new OsUser.Account("12345", 12345, 12345));
    var place = Files.createTempDirectory(Path.of("/var/tmp"), "e2e-nameless");
    try {
      Files.setPosixFilePermissions(place, PosixFilePermissions.fromString("rwxr-xr-x"));
      var home = Files.createDirectory(place.resolve("home"));
      Files.setPosixFilePermissions(home, PosixFilePermissions.fromString("rwxr-xr-x"));
      var archive = new BinariesArchive(TestPostgres.source().binaries());
      new AccountlessPrograms(archive).unpack(home);
      var directory = FileTree.makePrivate(place.resolve("cluster"));
      nameless.adopt(directory);
      assertThat(OsUser.hasAccount(directory)).isFalse();
      assertThat(OsUser.hasAccount(home)).isTrue();
      var cluster = new ClusterDirectory(owner.run(), directory, () -> {}, () -> {});
      var tools = new PostgresTools(home.resolve("bin"), nameless, cluster, starter);
      tools.run("initdb", List.of("-D", cluster.data().toString(), "-U", "postgres", "--no-sync"));
      new ClusterRoles(tools)
          .set(ScramPasswords.random("postgres"), ScramPasswords.random("e2e_app"));
    } finally {
      FileTree.delete(place);
    }
  }

  @Test
  void su_changes_the_user_where_setpriv_cannot() throws IOException {
    Assumptions.assumeTrue(OsUser.isRoot(temporary), "only root can act as another user");
    changesTheUser(OsUser.bySu(OsUser.unprivileged().orElseThrow()));
  }

  @Test
  void chroot_changes_the_user_where_there_is_neither_setpriv_nor_su() throws IOException {
    Assumptions.assumeTrue(OsUser.isRoot(temporary), "only root can act as another user");
    Assumptions.assumeFalse(Files.exists(Path.of("/etc/alpine-release")), "chroot of BusyBox");
    changesTheUser(OsUser.byChroot(OsUser.unprivileged().orElseThrow()));
  }

  /** Without the group of root, and in the working directory as before. */
  private void changesTheUser(OsUser user) throws IOException {
    var cluster = new ClusterDirectory(owner.run(), temporary, () -> {}, () -> {});
    var tools = new PostgresTools(Path.of("/bin"), user, cluster, starter);
    tools.run("sh", List.of("-c", "id -u; id -g; id -G | tr ' ' '\\n' | grep -cx 0; pwd -P"));
    var account = Objects.requireNonNull(user.account());
    assertThat(Files.readAllLines(cluster.log()))
        .containsExactly(
            "" + account.uid(), "" + account.gid(), "0", temporary.toRealPath().toString());
  }

  private EmbeddedPostgres start(PostgresSource.Embedded source) {
    return new EmbeddedPostgresStarter(owner, source, ReservedPorts.orFree()).fresh();
  }

  private PostgresSource.Embedded source(Path jar) {
    return new PostgresSource.Embedded(jar, TestPostgres.VERSION, temporary.resolve("cache"), 5);
  }

  private record TakenPort(int port) implements PortSource.Claim {
    @Override
    public void close() {
      // the listener of the test holds it
    }
  }
}
