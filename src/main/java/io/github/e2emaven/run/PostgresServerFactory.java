package io.github.e2emaven.run;

import io.github.e2emaven.ledger.Ledger;
import io.github.e2emaven.net.ReservedPorts;
import io.github.e2emaven.plan.DatabaseAddress;
import io.github.e2emaven.plan.DatabasePlan;
import io.github.e2emaven.plan.PostgresSource;
import io.github.e2emaven.plan.RunId;
import io.github.e2emaven.postgres.ExternalServer;
import io.github.e2emaven.postgres.PostgresServer;
import io.github.e2emaven.postgres.RetryingSessions;
import io.github.e2emaven.postgres.embedded.ClusterOwner;
import io.github.e2emaven.postgres.embedded.EmbeddedPostgres;
import io.github.e2emaven.postgres.embedded.EmbeddedPostgresStarter;
import io.github.e2emaven.postgres.template.TemplateStore;
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
 * @param notice receives a line for what cannot be released
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

  /**
   * Opens the server of a run: an embedded one with the template of an earlier run, if the cache
   * has it.
   *
   * @throws io.github.e2emaven.outcome.StageException of stage POSTGRESQL
   */
  PostgresServer open(DatabasePlan plan) {
    if (plan.source() instanceof PostgresSource.Embedded embedded) {
      var starter = embedded(embedded);
      return plan.rebuild()
          ? starter.withoutTemplate(plan.fingerprint())
          : starter.withTemplate(plan.fingerprint());
    }
    return open(plan.source());
  }

  /**
   * Keeps a template that was just built for later runs.
   *
   * @return the server to use from now on: an embedded one is started anew
   * @throws io.github.e2emaven.outcome.StageException of stage POSTGRESQL
   */
  PostgresServer keep(TemplateStore.Template template, PostgresServer server, DatabasePlan plan) {
    return template.origin() == TemplateStore.Template.Origin.BUILT
            && server instanceof EmbeddedPostgres built
            && plan.source() instanceof PostgresSource.Embedded source
        ? embedded(source).keepTemplate(built, plan.fingerprint(), template.bytes())
        : server;
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
