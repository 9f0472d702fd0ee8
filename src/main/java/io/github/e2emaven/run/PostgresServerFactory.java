package io.github.e2emaven.run;

import io.github.e2emaven.ledger.Ledger;
import io.github.e2emaven.net.ReservedPorts;
import io.github.e2emaven.plan.DatabaseAddress;
import io.github.e2emaven.plan.PostgresSource;
import io.github.e2emaven.plan.RunId;
import io.github.e2emaven.postgres.ExternalServer;
import io.github.e2emaven.postgres.PostgresServer;
import io.github.e2emaven.postgres.RetryingSessions;
import io.github.e2emaven.postgres.embedded.ClusterOwner;
import io.github.e2emaven.postgres.embedded.EmbeddedPostgresStarter;
import io.github.e2emaven.process.Cancellation;
import io.github.e2emaven.process.ProcessStarter;
import java.nio.file.Path;
import java.util.function.Consumer;

/**
 * Opens the PostgreSQL server of a run.
 *
 * @param run the run
 * @param ledger lists the processes and the directory of an embedded server
 * @param starter starts its programs
 * @param cancellation ends the waiting for a server that is down or full
 * @param notice hears of what could not be released
 */
public record PostgresServerFactory(
    RunId run,
    Ledger ledger,
    ProcessStarter starter,
    Cancellation cancellation,
    Consumer<String> notice) {

  /**
   * Starts or reaches the server, and creates the application role if it is missing.
   *
   * @throws io.github.e2emaven.outcome.StageException of stage POSTGRESQL
   */
  public PostgresServer open(PostgresSource source) {
    return source instanceof PostgresSource.Embedded embedded
        ? embedded(embedded).fresh()
        : external(((PostgresSource.External) source).address());
  }

  private ExternalServer external(DatabaseAddress admin) {
    var sessions = new RetryingSessions(admin, cancellation, RetryingSessions.PATIENCE);
    return ExternalServer.open(sessions, notice);
  }

  /**
   * Starts a copy of a kept cluster with new passwords; {@link PostgresServer#databases} returns
   * the kept databases. The original does not change.
   *
   * @param directory the argument of {@link PostgresServer#keep}
   * @param source programs of the same major version
   * @throws io.github.e2emaven.outcome.StageException of stage POSTGRESQL
   */
  public PostgresServer reopen(Path directory, PostgresSource.Embedded source) {
    return embedded(source).kept(directory);
  }

  private EmbeddedPostgresStarter embedded(PostgresSource.Embedded source) {
    var owner = new ClusterOwner(run, ledger, starter, cancellation, notice);
    return new EmbeddedPostgresStarter(owner, source, ReservedPorts.orFree());
  }
}
