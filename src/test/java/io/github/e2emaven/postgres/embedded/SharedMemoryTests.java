package io.github.e2emaven.postgres.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.e2emaven.net.ReservedPorts;
import io.github.e2emaven.outcome.StageException;
import io.github.e2emaven.plan.PostgresSource;
import io.github.e2emaven.postgres.MemoryLedger;
import io.github.e2emaven.postgres.SqlSession;
import io.github.e2emaven.postgres.TestPostgres;
import io.github.e2emaven.postgres.TestStarter;
import io.github.e2emaven.process.Cancellation;
import io.github.e2emaven.process.Eventually;
import io.github.e2emaven.process.ProcessId;
import io.github.e2emaven.process.ProcessStarter;
import io.github.e2emaven.process.RunningProcess;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Shared memory outlives a killed process and must be removed explicitly. */
@Timeout(120)
@EnabledOnOs(OS.LINUX)
@Tag("postgres")
class SharedMemoryTests {

  @Test
  void a_server_uses_no_dev_shm_and_its_segment_is_removed_after_a_kill() throws IOException {
    var postgres = TestPostgres.start();
    long segment;
    try {
      var data = Path.of(postgres.server.place(), "data");
      segment = new PostmasterPidFile(data).segment().orElseThrow();
      assertThat(segments()).contains(segment);
      assertThat(mapped(postgres.server.pid())).isEmpty();
      kill(postgres.server.pid());
    } finally {
      postgres.close();
    }
    assertThat(segments()).doesNotContain(segment);
  }

  @Test
  void a_busy_backend_does_not_outlive_a_killed_postmaster() throws Exception {
    var postgres = TestPostgres.start();
    var session = SqlSession.open(postgres.server.admin());
    var backend = ProcessId.of(session.row("SELECT pg_backend_pid()").number(0)).orElseThrow();
    var work =
        CompletableFuture.runAsync(
            () -> run(session, "SELECT count(*) FROM generate_series(1, 1e12)"));
    Eventually.until("the backend works", () -> isActive(postgres, backend.pid()));
    kill(postgres.server.pid());
    postgres.close();
    assertThat(backend.isAlive()).isFalse();
    assertThat(work.handle((done, problem) -> problem).join()).isNotNull();
    assertThat(postgres.ledger.open()).isEmpty();
  }

  /** As the out-of-memory killer does: a program that creates or opens a cluster. */
  @ParameterizedTest
  @ValueSource(strings = {"--boot", "--single"})
  void a_killed_program_leaves_no_shared_memory(String mode, @TempDir Path cache)
      throws IOException {
    cache.toFile().setExecutable(true, false);
    cache.toFile().setReadable(true, false);
    var killed = new Killed(mode);
    var ledger = new MemoryLedger();
    var run = TestPostgres.newRun();
    var owner = new ClusterOwner(run, ledger, killed, new Cancellation(), notice -> {});
    var source = TestPostgres.source();
    var own =
        new PostgresSource.Embedded(
            source.binaries(), source.version(), cache, source.connections());
    var starter = new EmbeddedPostgresStarter(owner, own, ReservedPorts.orFree());
    assertThat(catchThrowable(starter::fresh)).isInstanceOf(StageException.class);
    assertThat(killed.segment).isPresent();
    assertThat(segments()).doesNotContain(killed.segment.orElseThrow());
    assertThat(killed.files).isEmpty();
    assertThat(ledger.open()).isEmpty();
  }

  private static void run(SqlSession session, String sql) {
    try {
      session.run(sql);
    } catch (java.sql.SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static boolean isActive(TestPostgres postgres, long pid) {
    return "active"
        .equals(
            TestPostgres.value(
                postgres.server.admin(),
                "SELECT state FROM pg_stat_activity WHERE pid = ?",
                (int) pid));
  }

  private static void kill(long pid) {
    ProcessHandle.of(pid).orElseThrow().destroyForcibly();
    ProcessId.of(pid).ifPresent(id -> Eventually.until("killed", () -> !id.isAlive()));
  }

  private static List<Long> segments() throws IOException {
    return Files.readAllLines(Path.of("/proc/sysvipc/shm")).stream()
        .skip(1)
        .map(line -> Long.valueOf(line.strip().split("\\s+", -1)[1]))
        .toList();
  }

  private static List<String> mapped(long pid) throws IOException {
    return Files.readAllLines(Path.of("/proc/" + pid + "/maps")).stream()
        .filter(line -> line.contains("/dev/shm/PostgreSQL."))
        .toList();
  }

  /** Starts programs, and kills the one in this mode as soon as it has its shared memory. */
  private static final class Killed implements ProcessStarter {

    private final TestStarter starter = new TestStarter();
    private final String mode;
    private Optional<Long> segment = Optional.empty();
    private Optional<ProcessHandle> victim = Optional.empty();
    private List<String> files = List.of();

    Killed(String mode) {
      this.mode = mode;
    }

    @Override
    public RunningProcess start(ProcessStarter.Launch launch) {
      var arguments = String.join(" ", launch.command());
      return segment.isEmpty() && arguments.contains(mode.equals("--boot") ? "initdb" : mode)
          ? startAndKill(launch)
          : starter.start(launch);
    }

    private RunningProcess startAndKill(ProcessStarter.Launch launch) {
      try (var input = fifo(launch.directory())) {
        var command = new ArrayList<>(launch.command());
        // single-user mode waits for more input, so that it cannot exit before it is killed
        command.replaceAll(word -> word.endsWith("roles.sql") ? input.path().toString() : word);
        var slow =
            new ProcessStarter.Launch(
                command, launch.environment(), launch.directory(), launch.log());
        var process = starter.start(slow);
        kill(process, new PostmasterPidFile(data(command)));
        return process;
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    private void kill(RunningProcess process, PostmasterPidFile file) throws IOException {
      var root = ProcessHandle.of(process.pid()).orElseThrow();
      Eventually.until(
          "it has memory",
          () -> {
            segment = file.segment();
            victim = victim(root);
            return segment.isPresent() && victim.isPresent();
          });
      files = mapped(victim.orElseThrow().pid());
      SharedMemoryTests.kill(victim.orElseThrow().pid());
    }

    private Optional<ProcessHandle> victim(ProcessHandle root) {
      return Stream.concat(Stream.of(root), root.descendants()).filter(this::isVictim).findFirst();
    }

    private boolean isVictim(ProcessHandle process) {
      try {
        return Files.readString(Path.of("/proc/" + process.pid() + "/cmdline")).contains(mode);
      } catch (IOException e) {
        return false;
      }
    }

    private static Path data(List<String> command) {
      return Path.of(command.get(command.indexOf("-D") + 1));
    }

    private static Fifo fifo(Path directory) throws IOException {
      var path = directory.resolve("input");
      new ProcessBuilder("mkfifo", path.toString()).start().onExit().join();
      return new Fifo(path, new RandomAccessFile(path.toFile(), "rw"));
    }

    private record Fifo(Path path, RandomAccessFile writer) implements AutoCloseable {
      @Override
      public void close() throws IOException {
        writer.close();
        Files.delete(path);
      }
    }
  }
}
