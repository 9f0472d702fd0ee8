package io.github.e2emaven.database;

import io.github.e2emaven.ledger.Ledger;
import io.github.e2emaven.plan.DatabaseAddress;
import io.github.e2emaven.plan.PostgresSource;
import io.github.e2emaven.plan.RunId;
import io.github.e2emaven.process.Cancellation;
import io.github.e2emaven.process.ProcessStarter;
import java.nio.file.Path;
import java.util.function.Consumer;

/**
 * Opens the PostgreSQL server of a run.
 *
 * @param run the run
 * @param ledger gets the processes and the directory of an embedded server
 * @param starter starts its programs
 * @param cancellation ends the waiting for a server that is down or full
 * @param notice hears of what could not be released, and of long waits
 */
public record PostgresServers(
    RunId run,
    Ledger ledger,
    ProcessStarter starter,
    Cancellation cancellation,
    Consumer<String> notice) {

  /**
   * Starts or reaches the server and makes sure of the application role.
   *
   * @throws io.github.e2emaven.outcome.StageException of stage POSTGRESQL
   */
  public PostgresServer open(PostgresSource source) {
    if (source instanceof PostgresSource.Embedded embedded) {
      return new EmbeddedStart(this, embedded, ReservedPort::claim).fresh();
    }
    return ExternalServer.open(sessions(((PostgresSource.External) source).address()), notice);
  }

  Sessions sessions(DatabaseAddress admin) {
    return new Sessions(admin, cancellation, Sessions.PATIENCE);
  }

  /**
   * Starts a copy of a kept cluster, with new passwords; {@link PostgresServer#databases} are what
   * was kept. The original is not changed.
   *
   * @param directory what {@link PostgresServer#keep} was given
   * @param source programs of the same major version
   */
  public PostgresServer reopen(Path directory, PostgresSource.Embedded source) {
    return new EmbeddedStart(this, source, ReservedPort::claim).kept(directory);
  }
}
