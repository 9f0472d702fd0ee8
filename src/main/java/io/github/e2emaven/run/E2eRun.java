package io.github.e2emaven.run;

import io.github.e2emaven.mojo.Console;
import io.github.e2emaven.mojo.KeptDatabaseLines;
import io.github.e2emaven.mojo.MavenComponents;
import io.github.e2emaven.mojo.ProjectLayout;
import io.github.e2emaven.plan.DatabaseAddress;
import io.github.e2emaven.plan.TestFile;
import io.github.e2emaven.planning.PlannedRun;
import java.time.Clock;
import java.util.Map;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.logging.Log;
import org.jspecify.annotations.Nullable;

/** A run between {@code prepare} and {@code cleanup}; one teardown for every way it can end. */
public final class E2eRun implements AutoCloseable {

  private final PlannedRun planned;
  private final RunResources resources;
  private final RunRecorder files;
  private final RunEvents progress;
  private final RunServers servers;
  private final RunDatabase postgres;
  private final ShutdownHook hook;
  private final Clock clock = MonotonicClock.startingNow();
  private @Nullable ReportsLock lock;
  private Map<TestFile, DatabaseAddress> kept = Map.of();
  private boolean closed;

  private E2eRun(PlannedRun planned, RunResources resources, ReportsLock lock, Log log) {
    this.planned = planned;
    this.resources = resources;
    this.lock = lock;
    this.files = new RunRecorder(planned.plan(), clock);
    this.progress = new RunEvents(files, new Console(log, planned.plan().files()));
    this.servers = new RunServers(planned, resources, progress);
    this.postgres = new RunDatabase(planned, resources, progress, clock);
    this.hook = new ShutdownHook(this::close, resources, planned.plan().server().stopTimeout());
  }

  /** Starts PostgreSQL and completes the template; leaves nothing behind when that fails. */
  public static E2eRun open(PlannedRun planned, Log log) {
    var cache = new CacheLayout(planned.cache());
    var lock = cache.use(() -> ReportsLock.take(cache, planned.plan().reports(), holder(planned)));
    var run = new E2eRun(planned, resources(planned, cache, lock, log), lock, log);
    run.hook.register();
    run.orClose(() -> run.postgres.open(run.servers.starts()));
    return run;
  }

  private static String holder(PlannedRun planned) {
    return planned.plan().id() + " of process " + ProcessHandle.current().pid();
  }

  private static RunResources resources(
      PlannedRun planned, CacheLayout cache, ReportsLock lock, Log log) {
    try {
      return RunResources.open(planned.plan().id(), cache, log::warn);
    } catch (RuntimeException e) {
      lock.close();
      throw e;
    }
  }

  public PlannedRun planned() {
    return planned;
  }

  /** Runs all test files; the record and the reports are on disk afterwards. */
  public void execute(MavenComponents maven, MavenSession session) {
    orClose(() -> run(maven, session));
  }

  private void run(MavenComponents maven, MavenSession session) {
    var fitting = postgres.fitting();
    var testClasses = ProjectLayout.of(session.getCurrentProject()).testClasses();
    files.begin(testClasses, fitting.plan().rules().workers());
    var execution = new RunExecution(fitting, resources, progress, postgres.databases(), clock);
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
            judged();
            throw e;
          }
        });
  }

  /** What to tell of the databases that outlive the run, by test file. */
  public Map<TestFile, String> kept(String openingCommand) {
    return KeptDatabaseLines.describe(planned, kept, openingCommand);
  }

  /** Nobody needs its reports as they are now; harmless when called again. */
  public synchronized void judged() {
    if (lock != null) {
      lock.close();
      lock = null;
    }
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
