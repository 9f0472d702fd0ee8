package io.github.e2emaven.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.e2emaven.outcome.StageException;
import io.github.e2emaven.plan.PostgresSource;
import io.github.e2emaven.process.Cancellation;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("postgres")
class EmbeddedStartTests {

  private final MemoryLedger ledger = new MemoryLedger();
  private final TestStarter starter = new TestStarter();
  private final PostgresServers servers =
      new PostgresServers(Postgres.newRun(), ledger, starter, new Cancellation(), notice -> {});

  // of mode 0700
  @TempDir private Path temporary;

  @Test
  void takesAnotherPortWhenSomebodyWasFaster() throws IOException {
    try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      var ports = new ArrayDeque<ReservedPort>();
      ports.add(new ReservedPort(SocketChannel.open(), taken.getLocalPort()));
      ports.add(ReservedPort.claim());
      int free = ports.getLast().number();
      try (var server = new EmbeddedStart(servers, Postgres.source(), ports::removeFirst).fresh()) {
        assertThat(server.admin().port()).isEqualTo(free);
        assertThat(Postgres.value(server.admin(), "SELECT 1")).isEqualTo("1");
      }
    }
    assertThat(ledger.open()).isEmpty();
  }

  @Test
  void saysWhenTheServersUserCannotReachThePrograms() throws IOException {
    Assumptions.assumeTrue(ServerUser.isRoot(temporary));
    assertThatThrownBy(() -> servers.open(source(Postgres.source().binaries())))
        .isInstanceOf(StageException.class)
        .hasMessageContaining("User 'postgres' cannot run " + temporary)
        .hasMessageContaining("mode 0700");
    assertThat(ledger.open()).isEmpty();
  }

  @Test
  void refusesProgramsThatAnotherUserHasPutThere() throws IOException {
    Assumptions.assumeTrue(ServerUser.isRoot(temporary));
    var jar = Postgres.source().binaries();
    var name = jar.getFileName().toString().replace(".jar", "");
    var planted = Files.createDirectories(temporary.resolve("cache").resolve(name));
    ServerUser.bySu(ServerUser.unprivileged().orElseThrow()).adopt(planted);
    assertThatThrownBy(() -> servers.open(source(jar)))
        .hasMessageContaining(planted + " belong to another user");
    assertThat(ledger.open()).isEmpty();
  }

  @Test
  void saysWhenTheJarHoldsNoPrograms() throws IOException {
    var jar = Files.write(temporary.resolve("empty.jar"), new byte[0]);
    assertThatThrownBy(() -> servers.open(source(jar)))
        .isInstanceOf(StageException.class)
        .hasMessageContaining("no .txz with PostgreSQL's programs in " + jar);
    assertThat(ledger.open()).isEmpty();
  }

  @Test
  void aSecondServerOfTheSameRunIsRefusedAndTheFirstStays() {
    try (var first = servers.open(Postgres.source())) {
      assertThatThrownBy(() -> servers.open(Postgres.source()))
          .hasMessageContaining("FileAlreadyExistsException");
      assertThat(Postgres.value(first.admin(), "SELECT 1")).isEqualTo("1");
      assertThat(ledger.open()).hasSize(2);
    }
    assertThat(ledger.open()).isEmpty();
  }

  @Test
  void suBecomesTheUserWhereSetprivCannot() throws IOException {
    Assumptions.assumeTrue(ServerUser.isRoot(temporary));
    var account = ServerUser.unprivileged().orElseThrow();
    var place = new Workplace(temporary, temporary.resolve("log"));
    var programs =
        new Programs(Path.of("/usr/bin"), ServerUser.bySu(account), java.util.Map.of(), starter);
    programs.run(place, "id", List.of("-u"));
    assertThat(Files.readString(place.log()).strip()).isEqualTo("" + account.uid());
  }

  private PostgresSource.Embedded source(Path jar) {
    return new PostgresSource.Embedded(jar, Postgres.VERSION, temporary.resolve("cache"), 5);
  }
}
