package io.github.e2emaven.run;

import io.github.e2emaven.outcome.FailureMessage;
import io.github.e2emaven.outcome.RunListener;
import io.github.e2emaven.outcome.StageException;
import io.github.e2emaven.plan.DatabasePlan;
import io.github.e2emaven.plan.DatabasePlan.TemplateSource;
import io.github.e2emaven.plan.RunPlan;
import io.github.e2emaven.postgres.PostgresServer;
import io.github.e2emaven.postgres.template.CloneFactory;
import io.github.e2emaven.postgres.template.ScriptInitializer;
import io.github.e2emaven.postgres.template.TemplateBuilder;
import io.github.e2emaven.postgres.template.TemplateStore;
import io.github.e2emaven.stack.TemplateWarmUp;
import java.nio.file.Path;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The PostgreSQL of a run, from its start to its end; none for servers without a database. */
final class RunDatabase {

  private final RunPlan planned;
  private final RunResources resources;
  private final RunListener listener;
  private @Nullable PostgresServer server;
  private @Nullable CloneFactory clones;

  RunDatabase(RunPlan planned, RunResources resources, RunListener listener) {
    this.planned = planned;
    this.resources = resources;
    this.listener = listener;
  }

  /**
   * Starts the embedded server or connects to the external one.
   *
   * @return how many connections it can still give; null without a database
   * @throws io.github.e2emaven.outcome.StageException of stage POSTGRESQL
   */
  @Nullable Integer open() {
    var plan = planned.database();
    if (plan == null) {
      return null;
    }
    resources.guardian().databases(plan);
    return use(servers().open(plan)).freeConnections();
  }

  private PostgresServerFactory servers() {
    return new PostgresServerFactory(
        planned.id(),
        resources.ledger(),
        resources.starter(),
        resources.cancellation(),
        listener::notice);
  }

  private PostgresServer use(PostgresServer opened) {
    if (opened != server) {
      server = opened;
      opened.whenLost(this::abort);
    }
    return opened;
  }

  /**
   * Makes sure of the template.
   *
   * @param warmUp runs the server or a migration on the template
   * @param connections that each clone permits
   */
  void prepare(TemplateWarmUp warmUp, int connections) {
    var plan = planned.database();
    var opened = server;
    if (plan == null || opened == null) {
      return;
    }
    var template = template(new TemplateStore(opened, listener::notice), plan, warmUp);
    listener.databaseReady(
        new RunListener.DatabaseReady(
            opened.majorVersion(),
            template.name(),
            template.origin().name().toLowerCase(Locale.ROOT),
            template.duration()));
    var kept = use(servers().keep(template, opened, plan));
    clones = new CloneFactory(kept, template, planned.id(), resources.ledger(), connections);
  }

  /** Template and clones are gone: no later result could be trusted. */
  private void abort(FailureMessage why) {
    listener.notice("Lost the PostgreSQL server; aborting the run: " + why.text());
    resources.cancellation().cancel(why.headline());
  }

  private TemplateStore.Template template(
      TemplateStore store, DatabasePlan plan, TemplateWarmUp warmUp) {
    var fingerprint = plan.fingerprint();
    var resource = plan.rebuild() ? store.rebuilt(fingerprint) : store.resource(fingerprint);
    var entry = resources.ledger().enter(resource);
    try {
      var template = build(store, plan, warmUp);
      entry.strike();
      return template;
    } catch (RuntimeException e) {
      if (store.isSettled(resource)) {
        entry.strike();
      }
      throw e;
    }
  }

  /** Again without its class-data archive, if the server does not start while one is built. */
  private TemplateStore.Template build(
      TemplateStore store, DatabasePlan plan, TemplateWarmUp warmUp) {
    var initializer = initializer(plan.template(), warmUp);
    var acceleration = warmUp.acceleration();
    boolean wanted = acceleration.isWanted();
    try {
      return complete(store, plan, initializer);
    } catch (StageException e) {
      if (!wanted || acceleration.isWanted() || resources.cancellation().isCancelled()) {
        throw e;
      }
      var template = complete(store, plan, initializer);
      acceleration.refuse();
      return template;
    }
  }

  private static TemplateStore.Template complete(
      TemplateStore store, DatabasePlan plan, TemplateBuilder.Initializer initializer) {
    return plan.rebuild()
        ? store.rebuild(plan.fingerprint(), initializer)
        : store.prepare(plan.fingerprint(), initializer);
  }

  private TemplateBuilder.Initializer initializer(TemplateSource source, TemplateWarmUp warmUp) {
    if (source instanceof TemplateSource.Scripts scripts) {
      return new ScriptInitializer(scripts.files(), resources.cancellation());
    }
    if (source instanceof TemplateSource.Empty) {
      return database -> {};
    }
    return source instanceof TemplateSource.Migration migration
        ? database -> warmUp.migrate(migration, database)
        : warmUp::warmUp;
  }

  /** The databases of stacks; null for none. */
  @Nullable CloneFactory clones() {
    return clones;
  }

  /** Stops the server so that its databases can be opened again. */
  void keep(Path directory) {
    if (server != null) {
      server.keep(directory);
    }
  }

  /** Stops an embedded server; harmless when called again. */
  void close() {
    if (server != null) {
      server.close();
    }
  }
}
