package io.github.e2emaven.execution;

import io.github.e2emaven.outcome.AttemptOutcome;
import io.github.e2emaven.outcome.Ending;
import io.github.e2emaven.outcome.FileOutcome;
import io.github.e2emaven.outcome.FileResult;
import io.github.e2emaven.outcome.RunListener;
import io.github.e2emaven.plan.RunPlan;
import io.github.e2emaven.plan.TestFile;
import io.github.e2emaven.process.Cancellation;
import io.github.e2emaven.stack.RunTeardown;
import io.github.e2emaven.stack.StackFactory;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Runs every test file of a plan, {@code workers} at a time. */
public final class ParallelRunner {

  private final RunPlan plan;
  private final AttemptRunner attempt;
  private final RunTeardown teardown;
  private final Cancellation cancellation;
  private final RunListener listener;
  private final Map<TestFile, FileOutcome> outcomes = new ConcurrentHashMap<>();

  /**
   * Makes a runner for one run.
   *
   * @param parts makes stacks and runs tests on them
   * @param listener hears of each start and ending, from the slots' threads
   */
  public ParallelRunner(
      RunPlan plan, Parts parts, Cancellation cancellation, RunListener listener) {
    this.plan = plan;
    this.attempt = new AttemptRunner(plan, parts, cancellation);
    this.teardown = parts.teardown();
    this.cancellation = cancellation;
    this.listener = listener;
  }

  /**
   * What attempts are made with.
   *
   * @param stacks makes stacks
   * @param tests runs test JVMs
   * @param teardown releases what the stacks leave
   * @param clock dates the attempts
   */
  public record Parts(StackFactory stacks, TestLauncher tests, RunTeardown teardown, Clock clock) {}

  /**
   * Runs to the end: every file has its outcome and every stack is gone.
   *
   * @throws InterruptedException when interrupted; the run is then cancelled
   */
  public RunResult run() throws InterruptedException {
    try {
      new WorkerPool(plan.rules().workers())
          .drain(plan.files(), this::runFile, () -> cancellation.cancel("Maven was interrupted"));
    } catch (InterruptedException e) {
      end();
      throw e;
    }
    return end();
  }

  private RunResult end() throws InterruptedException {
    var files =
        plan.files().stream()
            .map(file -> outcomes.getOrDefault(file, FileOutcome.notRun(file)))
            .toList();
    return new RunResult(files, teardown.runEnded(files, plan.server().stopTimeout()));
  }

  private void runFile(TestFile file, int slot) {
    if (cancellation.isCancelled()) {
      return;
    }
    var outcome = new FileOutcome(file, attempts(file, slot));
    outcomes.put(file, outcome);
    stopRunIf(outcome);
    tell(() -> listener.fileEnded(outcome));
    teardown.fileEnded(outcome);
  }

  private List<AttemptOutcome> attempts(TestFile file, int slot) {
    var attempts = new ArrayList<AttemptOutcome>();
    do {
      if (!attempts.isEmpty()) {
        var last = attempts.get(attempts.size() - 1);
        tell(() -> listener.attemptEnded(file, last));
      }
      int number = attempts.size() + 1;
      tell(() -> listener.attemptStarted(file, number, slot));
      attempts.add(attempt.run(file, number, slot));
    } while (isRetried(attempts));
    return attempts;
  }

  /** A run that nobody can follow or record is ended in good order; its results are kept. */
  private void tell(Runnable event) {
    try {
      event.run();
    } catch (RuntimeException e) {
      cancellation.cancel("the run cannot be shown or recorded: " + e);
    }
  }

  private boolean isRetried(List<AttemptOutcome> attempts) {
    var ending = attempts.get(attempts.size() - 1).ending();
    return attempts.size() <= plan.rules().retries()
        && !ending.isSuccess()
        && ending != Ending.SERVER_NOT_STARTED
        && !cancellation.isCancelled();
  }

  private void stopRunIf(FileOutcome outcome) {
    var name = outcome.file().simpleName();
    if (outcome.last().ending() == Ending.SERVER_NOT_STARTED) {
      cancellation.cancel("the server did not start for " + name);
    } else if (plan.rules().failFast() && outcome.result() == FileResult.FAILED) {
      cancellation.cancel("failFast: " + name + " failed");
    }
  }
}
