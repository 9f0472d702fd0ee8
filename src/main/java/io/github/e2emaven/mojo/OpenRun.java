package io.github.e2emaven.mojo;

import io.github.e2emaven.database.Clones;
import io.github.e2emaven.database.PostgresServer;
import io.github.e2emaven.database.PostgresServers;
import io.github.e2emaven.database.Template;
import io.github.e2emaven.database.TemplateFiller;
import io.github.e2emaven.database.Templates;
import io.github.e2emaven.net.Listeners;
import io.github.e2emaven.plan.DatabaseAddress;
import io.github.e2emaven.plan.DatabasePlan;
import io.github.e2emaven.plan.TestFile;
import io.github.e2emaven.runner.Releases;
import io.github.e2emaven.runner.RunPorts;
import io.github.e2emaven.runner.ServerSource;
import io.github.e2emaven.runner.ServerStart;
import io.github.e2emaven.runner.TemplateStack;
import io.github.e2emaven.server.ReadinessWait;
import io.github.e2emaven.server.ServerLauncher;
import java.time.Clock;
import java.util.Map;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.logging.Log;
import org.jspecify.annotations.Nullable;

/** A run between {@code prepare} and {@code cleanup}; one teardown for every way it can end. */
final class OpenRun implements AutoCloseable {

  private final PlannedRun planned;
  private final RunResources resources;
  private final RunFiles files;
  private final RunProgress progress;
  private final ShutdownHook hook;
  private final RunPorts ports;
  private @Nullable PostgresServer postgres;
  private @Nullable RunDatabases databases;
  private Map<TestFile, DatabaseAddress> kept = Map.of();
  private boolean closed;

  private OpenRun(PlannedRun planned, RunResources resources, Log log) {
    this.planned = planned;
    this.resources = resources;
    this.files = new RunFiles(planned.plan(), Clock.systemUTC());
    this.progress = new RunProgress(files, new Console(log, planned.plan().files()));
    this.ports = resources.ports(planned, progress::notice);
    this.hook = new ShutdownHook(this::close, resources, planned.plan().server().stopTimeout());
  }

  /** Starts PostgreSQL and completes the template; leaves nothing behind when that fails. */
  static OpenRun open(PlannedRun planned, Log log) {
    var cache = new CacheFiles(planned.cache());
    var resources = RunResources.open(planned.plan().id(), cache, log::warn);
    var run = new OpenRun(planned, resources, log);
    run.hook.register();
    try {
      run.hook.runWhileBusy(run::openDatabases);
      return run;
    } catch (RuntimeException e) {
      run.close();
      throw e;
    }
  }

  PlannedRun planned() {
    return planned;
  }

  /** Runs all test files; the record and the reports are on disk afterwards. */
  void execute(MavenTools maven, MavenSession session) {
    hook.runWhileBusy(() -> run(maven, session));
  }

  private void run(MavenTools maven, MavenSession session) {
    try {
      var fitting = fitting();
      var testClasses = ProjectLayout.of(session.getCurrentProject()).testClasses();
      files.begin(testClasses, fitting.plan().rules().workers());
      var execution = new RunExecution(fitting, resources, progress, databases);
      kept = execution.run(maven, session, servers(new Releases(progress))).kept();
      files.finish(resources.cancellation());
    } catch (RuntimeException e) {
      close();
      throw e;
    }
  }

  /** With as many slots as PostgreSQL has connections for, now that the run begins. */
  private PlannedRun fitting() {
    var server = postgres;
    if (server == null) {
      return planned;
    }
    var budget = new ConnectionBudget(server.freeConnections());
    return Budgets.fit(planned, budget.stacks(), budget.explain(), progress::notice);
  }

  /** What to tell of the databases that outlive the run, by test file. */
  Map<TestFile, String> kept(String openingCommand) {
    return KeptDatabases.describe(planned, kept, openingCommand);
  }

  private void openDatabases() {
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
    postgres = opened;
    opened.whenLost(this::endWithout);
    var template = template(new Templates(opened, progress::notice), plan);
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

  private Template template(Templates templates, DatabasePlan plan) {
    var entry = resources.ledger().enter(templates.resource(plan.fingerprint()));
    try {
      var template = templates.prepare(plan.fingerprint(), filler(plan));
      entry.strike();
      return template;
    } catch (RuntimeException e) {
      if (templates.isSettled(plan.fingerprint())) {
        entry.strike();
      }
      throw e;
    }
  }

  private TemplateFiller filler(DatabasePlan plan) {
    var stack =
        new TemplateStack(planned.plan(), servers(new Releases(progress)), Clock.systemUTC());
    return TemplateFillers.of(plan.template(), stack);
  }

  private ServerStart servers(Releases releases) {
    var plan = planned.plan();
    var source =
        new ServerSource(
            plan.server(),
            new ServerLauncher(resources.starter()),
            new ReadinessWait(Listeners.system(), resources.cancellation()),
            resources.ledger(),
            releases,
            progress);
    return new ServerStart(ports, source);
  }

  /** Stops the embedded PostgreSQL, or keeps its cluster; harmless when called again. */
  @Override
  public synchronized void close() {
    if (closed) {
      return;
    }
    closed = true;
    var opened = postgres;
    if (opened != null && !kept.isEmpty()) {
      opened.keep(planned.plan().directory().postgres());
    }
    if (opened != null) {
      opened.close();
    }
    resources.close();
    hook.unregister();
  }
}
