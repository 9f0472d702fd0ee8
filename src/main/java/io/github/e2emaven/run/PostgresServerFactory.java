package io.github.e2emaven.run;

import io.github.e2emaven.ledger.Ledger;
import io.github.e2emaven.plan.DatabaseAddress;
import io.github.e2emaven.plan.PostgresSource;
import io.github.e2emaven.plan.RunId;
import io.github.e2emaven.postgres.ExternalServer;
import io.github.e2emaven.postgres.PostgresServer;
import io.github.e2emaven.postgres.RetryingSessions;
import io.github.e2emaven.postgres.embedded.ClusterPort;
import io.github.e2emaven.postgres.embedded.EmbeddedPostgresStarter;
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
public record PostgresServerFactory(
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
      return new EmbeddedPostgresStarter(this, embedded, ClusterPort::claim).fresh();
    }
    return ExternalServer.open(sessions(((PostgresSource.External) source).address()), notice);
  }

  public RetryingSessions sessions(DatabaseAddress admin) {
    return new RetryingSessions(admin, cancellation, RetryingSessions.PATIENCE);
  }

  /**
   * Starts a copy of a kept cluster, with new passwords; {@link PostgresServer#databases} are what
   * was kept. The original is not changed.
   *
   * @param directory what {@link PostgresServer#keep} was given
   * @param source programs of the same major version
   */
  public PostgresServer reopen(Path directory, PostgresSource.Embedded source) {
    return new EmbeddedPostgresStarter(this, source, ClusterPort::claim).kept(directory);
  }
}
