package io.github.e2emaven.mojo;

import io.github.e2emaven.plan.DatabaseAddress;
import io.github.e2emaven.plan.TestFile;
import java.time.Clock;
import java.util.Map;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.logging.Log;

/** A run between {@code prepare} and {@code cleanup}; one teardown for every way it can end. */
final class OpenRun implements AutoCloseable {

  private final PlannedRun planned;
  private final RunResources resources;
  private final RunFiles files;
  private final RunProgress progress;
  private final RunServers servers;
  private final RunPostgres postgres;
  private final ShutdownHook hook;
  private Map<TestFile, DatabaseAddress> kept = Map.of();
  private boolean closed;

  private OpenRun(PlannedRun planned, RunResources resources, Log log) {
    this.planned = planned;
    this.resources = resources;
    this.files = new RunFiles(planned.plan(), Clock.systemUTC());
    this.progress = new RunProgress(files, new Console(log, planned.plan().files()));
    this.servers = new RunServers(planned, resources, progress);
    this.postgres = new RunPostgres(planned, resources, progress);
    this.hook = new ShutdownHook(this::close, resources, planned.plan().server().stopTimeout());
  }

  /** Starts PostgreSQL and completes the template; leaves nothing behind when that fails. */
  static OpenRun open(PlannedRun planned, Log log) {
    var cache = new CacheFiles(planned.cache());
    var resources = RunResources.open(planned.plan().id(), cache, log::warn);
    var run = new OpenRun(planned, resources, log);
    run.hook.register();
    run.orClose(() -> run.postgres.open(run.servers.starts()));
    return run;
  }

  PlannedRun planned() {
    return planned;
  }

  /** Runs all test files; the record and the reports are on disk afterwards. */
  void execute(MavenTools maven, MavenSession session) {
    orClose(() -> run(maven, session));
  }

  private void run(MavenTools maven, MavenSession session) {
    var fitting = postgres.fitting();
    var testClasses = ProjectLayout.of(session.getCurrentProject()).testClasses();
    files.begin(testClasses, fitting.plan().rules().workers());
    var execution = new RunExecution(fitting, resources, progress, postgres.databases());
    kept = execution.run(maven, session, servers.starts()).kept();
    files.finish(resources.cancellation());
  }

  private void orClose(Runnable work) {
    hook.runWhileBusy(
        () -> {
          try {
            work.run();
          } catch (RuntimeException e) {
            close();
            throw e;
          }
        });
  }

  /** What to tell of the databases that outlive the run, by test file. */
  Map<TestFile, String> kept(String openingCommand) {
    return KeptDatabases.describe(planned, kept, openingCommand);
  }

  /** Stops the embedded PostgreSQL, or keeps its cluster; harmless when called again. */
  @Override
  public synchronized void close() {
    if (closed) {
      return;
    }
    closed = true;
    if (!kept.isEmpty()) {
      postgres.keep(planned.plan().directory().postgres());
    }
    postgres.close();
    resources.close();
    hook.unregister();
  }
}
