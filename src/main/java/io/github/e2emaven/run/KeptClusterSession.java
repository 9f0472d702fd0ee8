package io.github.e2emaven.run;

import io.github.e2emaven.outcome.RunStage;
import io.github.e2emaven.outcome.StageException;
import io.github.e2emaven.plan.DatabaseAddress;
import io.github.e2emaven.plan.PostgresSource;
import io.github.e2emaven.plan.RunId;
import io.github.e2emaven.plan.ShellWord;
import io.github.e2emaven.postgres.PostgresServer;
import io.github.e2emaven.process.StopPolicy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * A running copy of a kept cluster; closing it, or Ctrl-C, stops PostgreSQL and deletes the copy.
 */
public final class KeptClusterSession implements AutoCloseable {

  private final RunResources resources;
  private final PostgresServer server;
  private final Path passwordFile;
  private final ShutdownHook hook;
  private final Consumer<String> warning;

  private KeptClusterSession(
      RunResources resources, PostgresServer server, Path passwordFile, Consumer<String> warning) {
    this.resources = resources;
    this.server = server;
    this.passwordFile = passwordFile;
    this.hook = new ShutdownHook(this::close, resources, new StopPolicy(Duration.ZERO));
    this.warning = warning;
  }

  /**
   * Starts PostgreSQL on a copy of a kept cluster.
   *
   * @param kept what the run kept
   * @param source programs of the same major version
   * @param warning receives what cannot be released, and long waits
   * @throws StageException when PostgreSQL does not start
   */
  public static KeptClusterSession open(
      Path kept, PostgresSource.Embedded source, Consumer<String> warning) {
    LoopbackCheck.require();
    var id = RunId.random(Clock.systemUTC());
    var resources = RunResources.open(id, new CacheLayout(source.cache()), warning);
    try {
      var servers =
          new PostgresServerFactory(
              id, resources.ledger(), resources.starter(), resources.cancellation(), warning);
      var server = servers.reopen(kept, source);
      var opened =
          new KeptClusterSession(resources, server, kept.resolveSibling("pgpass"), warning);
      opened.hook.register();
      return opened;
    } catch (RuntimeException | Error e) { // no thread or memory is left
      resources.close();
      throw e;
    }
  }

  /**
   * Writes the password to a file that only this user can read.
   *
   * @return how to connect, line by line, without the password
   * @throws StageException when the file cannot be written
   */
  public List<String> describe() {
    var databases = server.databases();
    writePasswords(databases);
    var lines = new ArrayList<String>();
    lines.add("The password is in %s; it is a new one each time.".formatted(passwordFile));
    for (var database : databases) {
      lines.add("");
      lines.add(database.name());
      lines.add("  " + database.jdbcUrl() + "?user=" + database.credentials().user());
      lines.add(
          "  PGPASSFILE="
              + new ShellWord(passwordFile.toString())
              + " psql "
              + new ShellWord(database.publicUri()));
    }
    lines.add("");
    lines.add("Press Ctrl-C to stop. This is a copy; changes are discarded.");
    return lines;
  }

  private void writePasswords(List<DatabaseAddress> databases) {
    try {
      Files.deleteIfExists(passwordFile);
      Files.createFile(
          passwordFile,
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      Files.write(passwordFile, databases.stream().map(DatabaseAddress::passwordFileLine).toList());
    } catch (IOException e) {
      throw new StageException(
          RunStage.POSTGRESQL, "Cannot write %s: %s".formatted(passwordFile, e), e);
    }
  }

  @Override
  public void close() {
    server.close();
    resources.close();
    try {
      Files.deleteIfExists(passwordFile);
    } catch (IOException e) {
      warning.accept("Cannot delete %s: %s. Delete it".formatted(passwordFile, e));
    }
    hook.unregister();
  }
}
