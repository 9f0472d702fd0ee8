package io.github.e2emaven.run;

import io.github.e2emaven.execution.TestLauncher;
import io.github.e2emaven.outcome.RunListener;
import io.github.e2emaven.plan.DatabaseAddress;
import io.github.e2emaven.plan.TestFile;
import io.github.e2emaven.planning.PlannedRun;
import io.github.e2emaven.process.FreeMemory;
import java.time.Clock;
import java.util.Map;
import java.util.function.Consumer;
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

  private E2eRun(
      PlannedRun planned, RunResources resources, ReportsLock lock, RunListener console) {
    this.planned = planned;
    this.resources = resources;
    this.lock = lock;
    this.files = new RunRecorder(planned.plan(), clock);
    this.progress = new RunEvents(files, console);
    this.servers = new RunServers(planned, resources, progress);
    this.postgres = new RunDatabase(planned, resources, progress, clock);
    this.hook = new ShutdownHook(this::close, resources, planned.plan().server().stopTimeout());
  }

  /** Starts PostgreSQL and completes the template; leaves nothing behind when that fails. */
  public static E2eRun open(PlannedRun asked, RunListener console, Consumer<String> warning) {
    var planned = fitting(asked, warning);
    var cache = new CacheLayout(planned.cache());
    var lock = cache.use(() -> ReportsLock.take(cache, planned.plan().reports(), holder(planned)));
    var run = new E2eRun(planned, resources(planned, cache, lock, warning), lock, console);
    run.hook.register();
    run.orClose(() -> run.postgres.open(run.servers.starts()));
    return run;
  }

  private static PlannedRun fitting(PlannedRun planned, Consumer<String> warning) {
    var budget = MemoryBudget.of(planned.plan().server().command(), planned.testJvmArguments());
    var free = FreeMemory.bytes();
    return WorkerReduction.fit(planned, budget.stacks(free), budget.explain(free), warning);
  }

  private static String holder(PlannedRun planned) {
    return planned.plan().id() + " of process " + ProcessHandle.current().pid();
  }

  private static RunResources resources(
      PlannedRun planned, CacheLayout cache, ReportsLock lock, Consumer<String> warning) {
    try {
      return RunResources.open(planned.plan().id(), cache, warning);
    } catch (RuntimeException e) {
      lock.close();
      throw e;
    }
  }

  public PlannedRun planned() {
    return planned;
  }

  /** Runs all test files; the record and the reports are on disk afterwards. */
  public void execute(TestLauncher tests) {
    orClose(() -> run(tests));
  }

  private void run(TestLauncher tests) {
    var fitting = postgres.fitting();
    files.begin(planned.testClasses(), fitting.plan().rules().workers());
    var execution = new RunExecution(fitting, resources, progress, postgres.databases(), clock);
    kept = execution.run(tests, servers.starts()).kept();
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
