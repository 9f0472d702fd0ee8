package io.github.e2emaven.run;

import io.github.e2emaven.plan.DatabasePlan;
import io.github.e2emaven.planning.PlannedRun;
import io.github.e2emaven.postgres.PostgresServer;
import io.github.e2emaven.postgres.template.CloneFactory;
import io.github.e2emaven.postgres.template.Template;
import io.github.e2emaven.postgres.template.TemplateStore;
import io.github.e2emaven.stack.ServerStarter;
import io.github.e2emaven.stack.TemplateWarmUp;
import java.nio.file.Path;
import java.time.Clock;
import org.jspecify.annotations.Nullable;

/** The PostgreSQL of a run, from its start to its end; none for servers without a database. */
final class RunDatabase {

  private final PlannedRun planned;
  private final RunResources resources;
  private final RunEvents progress;
  private final Clock clock;
  private @Nullable PostgresServer server;
  private @Nullable RunCloneSource databases;

  RunDatabase(PlannedRun planned, RunResources resources, RunEvents progress, Clock clock) {
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
  void open(ServerStarter servers) {
    var plan = planned.database();
    if (plan == null) {
      return;
    }
    var id = planned.plan().id();
    resources.guardian().databases(plan);
    var opened =
        new PostgresServerFactory(
                id,
                resources.ledger(),
                resources.starter(),
                resources.cancellation(),
                progress::notice)
            .open(plan.source());
    server = opened;
    opened.whenLost(this::endWithout);
    var template = template(new TemplateStore(opened, progress::notice), plan, servers);
    progress.ready(opened, template);
    databases =
        new RunCloneSource(
            new CloneFactory(opened, template, id, resources.ledger(), connectionsPerStack(opened)),
            id);
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

  private Template template(TemplateStore templates, DatabasePlan plan, ServerStarter servers) {
    var stack = new TemplateWarmUp(planned.plan(), servers, clock);
    var entry = resources.ledger().enter(templates.resource(plan.fingerprint()));
    try {
      var filler = TemplateInitializers.of(plan.template(), stack, resources.cancellation());
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
  @Nullable RunCloneSource databases() {
    return databases;
  }

  /** The run with as many slots as there are connections for now. */
  PlannedRun fitting() {
    if (server == null) {
      return planned;
    }
    var budget = new ConnectionBudget(server.freeConnections());
    return WorkerReduction.fit(planned, budget.stacks(), budget.explain(), progress::notice);
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
