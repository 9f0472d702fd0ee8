package io.github.e2emaven.run;

import io.github.e2emaven.outcome.RunStage;
import io.github.e2emaven.outcome.StageException;
import io.github.e2emaven.plan.DatabaseAddress;
import io.github.e2emaven.plan.PostgresSource;
import io.github.e2emaven.planning.RunIdGenerator;
import io.github.e2emaven.postgres.PostgresServer;
import io.github.e2emaven.process.StopPolicy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.apache.maven.plugin.logging.Log;

/** Kept databases, open again; everything is gone when it is closed or Maven ends. */
public final class KeptClusterSession implements AutoCloseable {

  private final RunResources resources;
  private final PostgresServer server;
  private final Path passwordFile;
  private final ShutdownHook hook;
  private final Log log;

  private KeptClusterSession(
      RunResources resources, PostgresServer server, Path passwordFile, Log log) {
    this.resources = resources;
    this.server = server;
    this.passwordFile = passwordFile;
    this.hook = new ShutdownHook(this::close, resources, new StopPolicy(Duration.ZERO));
    this.log = log;
  }

  public static KeptClusterSession open(Path kept, PostgresSource.Embedded source, Log log) {
    var id = RunIdGenerator.next(Clock.systemUTC());
    var resources = RunResources.open(id, new CacheLayout(source.cache()), log::warn);
    try {
      var servers =
          new PostgresServerFactory(
              id, resources.ledger(), resources.starter(), resources.cancellation(), log::warn);
      var server = servers.reopen(kept, source);
      var opened = new KeptClusterSession(resources, server, kept.resolveSibling("pgpass"), log);
      opened.hook.register();
      return opened;
    } catch (RuntimeException e) {
      resources.close();
      throw e;
    }
  }

  /** Tells how to connect; the password goes to a file that only this user can read. */
  public void announce() {
    var databases = server.databases();
    writePasswords(databases);
    log.info("The password is in " + passwordFile + "; it changes each time.");
    for (var database : databases) {
      log.info("");
      log.info(database.name());
      log.info("  " + database.jdbcUrl() + "?user=" + database.credentials().user());
      log.info("  PGPASSFILE=" + passwordFile + " psql " + database.publicUri());
    }
    log.info("");
    log.info("Open until Ctrl-C. It is a copy: what you change is gone then.");
  }

  private void writePasswords(List<DatabaseAddress> databases) {
    try {
      Files.deleteIfExists(passwordFile);
      Files.createFile(
          passwordFile,
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      Files.write(passwordFile, databases.stream().map(KeptClusterSession::passwordLine).toList());
    } catch (IOException e) {
      throw new StageException(RunStage.POSTGRESQL, "cannot write " + passwordFile + ": " + e, e);
    }
  }

  /** As libpq reads it: {@code hostname:port:database:username:password}. */
  private static String passwordLine(DatabaseAddress database) {
    return "%s:%d:%s:%s:%s"
        .formatted(
            database.host(),
            database.port(),
            database.name(),
            database.credentials().user(),
            database.credentials().password().value());
  }

  @Override
  public void close() {
    server.close();
    resources.close();
    try {
      Files.deleteIfExists(passwordFile);
    } catch (IOException e) {
      log.warn("cannot delete " + passwordFile + ": " + e);
    }
    hook.unregister();
  }
}
