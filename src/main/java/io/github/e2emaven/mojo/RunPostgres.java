package io.github.e2emaven.mojo;

import io.github.e2emaven.database.Clones;
import io.github.e2emaven.database.PostgresServer;
import io.github.e2emaven.database.PostgresServers;
import io.github.e2emaven.database.Template;
import io.github.e2emaven.database.Templates;
import io.github.e2emaven.plan.DatabasePlan;
import io.github.e2emaven.runner.ServerStart;
import io.github.e2emaven.runner.TemplateStack;
import java.nio.file.Path;
import java.time.Clock;
import org.jspecify.annotations.Nullable;

/** The PostgreSQL of a run, from its start to its end; none for servers without a database. */
final class RunPostgres {

  private final PlannedRun planned;
  private final RunResources resources;
  private final RunProgress progress;
  private final Clock clock;
  private @Nullable PostgresServer server;
  private @Nullable RunDatabases databases;

  RunPostgres(PlannedRun planned, RunResources resources, RunProgress progress, Clock clock) {
    this.planned = planned;
    this.resources = resources;
    this.progress = progress;
    this.clock = clock;
  }

  /**
   * Starts or reaches the server and completes the template; what it opened is to be closed also
   * when this throws.
   *
   * @param servers for a server or migration on the template
   */
  void open(ServerStart servers) {
    var plan = planned.database();
    if (plan == null) {
      return;
    }
    var id = planned.plan().id();
    resources.guardian().databases(plan);
    var opened =
        new PostgresServers(
                id,
                resources.ledger(),
                resources.starter(),
                resources.cancellation(),
                progress::notice)
            .open(plan.source());
    server = opened;
    opened.whenLost(this::endWithout);
    var template = template(new Templates(opened, progress::notice), plan, servers);
    progress.ready(opened, template);
    databases =
        new RunDatabases(
            new Clones(opened, template, id, resources.ledger(), connectionsPerStack(opened)), id);
  }

  private int connectionsPerStack(PostgresServer server) {
    int workers = planned.plan().rules().workers();
    return new ConnectionBudget(server.freeConnections()).share(workers);
  }

  /** Template and clones are gone: nothing that is still to come could be believed. */
  private void endWithout(String why) {
    progress.notice("PostgreSQL is lost, the run ends: " + why);
    resources.cancellation().cancel(why.lines().findFirst().orElse(why));
  }

  private Template template(Templates templates, DatabasePlan plan, ServerStart servers) {
    var stack = new TemplateStack(planned.plan(), servers, clock);
    var entry = resources.ledger().enter(templates.resource(plan.fingerprint()));
    try {
      var filler = TemplateFillers.of(plan.template(), stack, resources.cancellation());
      var template = templates.prepare(plan.fingerprint(), filler);
      entry.strike();
      return template;
    } catch (RuntimeException e) {
      if (templates.isSettled(plan.fingerprint())) {
        entry.strike();
      }
      throw e;
    }
  }

  /** The databases of stacks, null for none. */
  @Nullable RunDatabases databases() {
    return databases;
  }

  /** The run with as many slots as there are connections for now. */
  PlannedRun fitting() {
    if (server == null) {
      return planned;
    }
    var budget = new ConnectionBudget(server.freeConnections());
    return Budgets.fit(planned, budget.stacks(), budget.explain(), progress::notice);
  }

  /** Ends our use of it, so that its databases can be opened again. */
  void keep(Path directory) {
    if (server != null) {
      server.keep(directory);
    }
  }

  /** Stops it if it is ours; harmless when called again. */
  void close() {
    if (server != null) {
      server.close();
    }
  }
}
