package io.github.e2emaven.run;

import io.github.e2emaven.execution.ExecutionParts;
import io.github.e2emaven.execution.ParallelRunner;
import io.github.e2emaven.execution.TestLauncher;
import io.github.e2emaven.history.HistoryUpdate;
import io.github.e2emaven.machine.FreeMemory;
import io.github.e2emaven.machine.MonotonicClock;
import io.github.e2emaven.outcome.RunListener;
import io.github.e2emaven.outcome.RunStage;
import io.github.e2emaven.outcome.StageException;
import io.github.e2emaven.plan.DatabaseAddress;
import io.github.e2emaven.plan.RunPlan;
import io.github.e2emaven.plan.TestFile;
import io.github.e2emaven.process.DaemonThreads;
import io.github.e2emaven.process.StopPolicy;
import io.github.e2emaven.server.archive.StartAcceleration;
import io.github.e2emaven.stack.ForkedStackFactory;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A run from {@code prepare} to {@code cleanup}; one teardown for every way in which it ends. */
public final class E2eRun implements AutoCloseable {

  private final RunResources resources;
  private final RunRecorder recorder;
  private final RunEvents events;
  private final RunStacks stacks;
  private final RunDatabase database;
  private final ShutdownHook hook;
  private final Clock clock = MonotonicClock.startingNow();
  private @Nullable ReportsLock lock;
  private final RunPlan plan;
  private Capacity capacity = Capacity.NONE;
  private ArchiveTraining training;
  private Map<TestFile, DatabaseAddress> kept = Map.of();
  private boolean closed;

  private E2eRun(RunPlan plan, RunResources resources, ReportsLock lock, Listeners listeners) {
    this.plan = plan;
    this.resources = resources;
    this.lock = lock;
    this.recorder = new RunRecorder(plan, clock, listeners.console()::notice);
    this.events =
        new RunEvents(
            List.of(recorder, listeners.console(), listeners.progress()),
            resources.cancellation()::cancel);
    this.training = new ArchiveTraining(StartAcceleration.none(), events);
    this.stacks = new RunStacks(plan, resources, events);
    this.database = new RunDatabase(plan, resources, events);
    this.hook =
        new ShutdownHook(this::close, resources, new StopPolicy(plan.server().stopTimeout()));
  }

  /**
   * Who receives the events of a run, each on one thread.
   *
   * @param console prints what has happened
   * @param progress shows what is happening
   */
  public record Listeners(RunListener console, RunListener progress) {}

  /**
   * Starts PostgreSQL, completes the template and fits the workers; releases everything when that
   * fails.
   *
   * @param listeners show the run
   * @param warning receives what concerns no run, such as a guardian that cannot be started
   * @throws StageException when infrastructure or configuration is broken
   */
  public static E2eRun open(RunPlan plan, Listeners listeners, Consumer<String> warning) {
    LoopbackCheck.require();
    var cache = new CacheLayout(plan.paths().cache());
    var lock = cache.use(() -> ReportsLock.take(cache, plan.reports(), holder(plan)));
    var run = new E2eRun(plan, resources(plan, cache, lock, warning), lock, listeners);
    run.hook.register();
    run.orClose(run::prepare);
    return run;
  }

  private static String holder(RunPlan plan) {
    return plan.id() + " of process " + ProcessHandle.current().pid();
  }

  private static RunResources resources(
      RunPlan plan, CacheLayout cache, ReportsLock lock, Consumer<String> warning) {
    try {
      return RunResources.open(plan.id(), cache, warning);
    } catch (RuntimeException e) {
      lock.close();
      throw e;
    }
  }

  private void prepare() {
    events.stepStarted("starts PostgreSQL");
    var connections = openDatabase();
    capacity = Capacity.fit(plan, FreeMemory.bytes(), connections, events::notice);
    training = new ArchiveTraining(stacks.acceleration(), events);
    events.stepStarted("prepares the template database");
    database.prepare(stacks.template(clock), capacity.connectionsPerStack());
    training.announce(capacity, database.clones() != null);
    events.stepStarted("");
    events.flush();
  }

  /** Meanwhile, the server's class-data archive is looked for: its bytes are read. */
  private @Nullable Integer openDatabase() {
    var looking =
        CompletableFuture.runAsync(stacks::acceleration, DaemonThreads.named("e2e-archive"));
    try {
      return database.open();
    } finally {
      looking.handle((nothing, problem) -> problem).join(); // the next call throws it again
    }
  }

  /** What was planned. */
  public RunPlan plan() {
    return plan;
  }

  /**
   * Runs all test files; the record and the reports are on disk afterwards.
   *
   * @param tests forks the test JVMs
   */
  public void execute(TestLauncher tests) {
    orClose(() -> run(tests));
  }

  private void run(TestLauncher tests) {
    events.await(() -> recorder.begin(capacity.slots().workers()));
    events.runStarted(capacity.slots().workers(), capacity.slots().ahead());
    var factory = stacks.factory(database.clones());
    var timeout = RunTimeout.start(plan.rules().runTimeout(), resources.cancellation());
    var subscription = resources.cancellation().onCancel(training.cancellation()::cancel);
    try {
      training.begin(stacks.training(clock, training.cancellation()), database.clones());
      execute(tests, factory);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StageException(RunStage.TEST, "Maven was interrupted", e);
    } finally {
      training.close();
      subscription.close();
      timeout.close();
    }
    events.await(this::finish);
    var noted = plan.schedule().noted();
    if (noted != null) {
      new HistoryUpdate(noted, events::notice).note(recorder.outcomes());
    }
  }

  private void finish() {
    var record = recorder.finish(resources.cancellation());
    if (hook.isRunning()) {
      events.interrupted(record, plan.directory());
    }
  }

  private void execute(TestLauncher tests, ForkedStackFactory factory) throws InterruptedException {
    var cancellation = resources.cancellation();
    var parts = new ExecutionParts(plan, factory, tests, cancellation, events, clock);
    try {
      new ParallelRunner(parts, capacity.schedule(clock, cancellation)).run();
    } finally {
      events.testsEnded();
      events.flush();
      kept = factory.close(recorder.outcomes());
    }
  }

  private void orClose(Runnable work) {
    hook.runWhileBusy(
        () -> {
          try {
            work.run();
          } catch (RuntimeException | Error e) { // no thread or memory is left
            close();
            judged();
            throw e;
          }
        });
  }

  /**
   * What to tell of the databases that outlive the run, by test file.
   *
   * @param openingCommand opens those of an embedded PostgreSQL again
   */
  public Map<TestFile, String> kept(String openingCommand) {
    return KeptDatabaseLines.describe(plan, kept, openingCommand);
  }

  /** The verdict is given: another Maven process may write the reports. Harmless when repeated. */
  public synchronized void judged() {
    if (lock != null) {
      lock.close();
      lock = null;
    }
  }

  /** Stops the embedded PostgreSQL, or keeps its cluster. Harmless when repeated. */
  @Override
  public synchronized void close() {
    if (closed) {
      return;
    }
    closed = true;
    events.testsEnded();
    if (!kept.isEmpty()) {
      database.keep(plan.directory().postgres());
    }
    database.close();
    resources.close();
    events.close();
    hook.unregister();
  }
}
