package io.github.e2emaven.execution;

import io.github.e2emaven.outcome.AttemptOutcome;
import io.github.e2emaven.outcome.Ending;
import io.github.e2emaven.outcome.FileOutcome;
import io.github.e2emaven.outcome.FileResult;
import io.github.e2emaven.outcome.RunListener;
import io.github.e2emaven.plan.RunPlan;
import io.github.e2emaven.plan.TestFile;
import io.github.e2emaven.process.Cancellation;
import io.github.e2emaven.stack.StackFactory;
import java.util.ArrayList;
import java.util.List;

/** Runs every test file of a plan, {@code workers} at a time. */
public final class ParallelRunner {

  private final RunPlan plan;
  private final AttemptRunner attempts;
  private final StackFactory stacks;
  private final Cancellation cancellation;
  private final RunListener listener;

  /**
   * For one run.
   *
   * @param stacks releases what a file's stacks have taken
   * @param cancellation requested by fail-fast and by a server that does not start
   * @param listener receives each start and each result, from the workers' threads
   */
  public ParallelRunner(
      RunPlan plan,
      AttemptRunner attempts,
      StackFactory stacks,
      Cancellation cancellation,
      RunListener listener) {
    this.plan = plan;
    this.attempts = attempts;
    this.stacks = stacks;
    this.cancellation = cancellation;
    this.listener = listener;
  }

  /**
   * Returns when no test file runs any more. The listener has received the outcome of each file
   * that was started; after an abort the others have none.
   *
   * @param workers test files at a time
   * @throws InterruptedException when interrupted; the run is then cancelled
   */
  public void run(int workers) throws InterruptedException {
    new WorkerPool(workers)
        .drain(plan.files(), this::run, () -> cancellation.cancel("Maven was interrupted"));
  }

  private void run(TestFile file, int slot) {
    if (cancellation.isCancelled()) {
      return;
    }
    var outcome = new FileOutcome(file, attempts(file, slot));
    abortAfter(outcome);
    listener.fileEnded(outcome);
    stacks.release(outcome);
  }

  private List<AttemptOutcome> attempts(TestFile file, int slot) {
    var outcomes = new ArrayList<AttemptOutcome>();
    do {
      if (!outcomes.isEmpty()) {
        listener.attemptEnded(file, outcomes.get(outcomes.size() - 1));
      }
      int number = outcomes.size() + 1;
      listener.attemptStarted(file, number, slot);
      outcomes.add(attempts.run(file, number, slot));
    } while (isRetried(outcomes));
    return outcomes;
  }

  private boolean isRetried(List<AttemptOutcome> outcomes) {
    var ending = outcomes.get(outcomes.size() - 1).ending();
    return outcomes.size() <= plan.rules().retries()
        && !ending.isSuccess()
        && ending != Ending.SERVER_NOT_STARTED
        && !cancellation.isCancelled();
  }

  private void abortAfter(FileOutcome outcome) {
    var name = outcome.file().simpleName();
    if (outcome.last().ending() == Ending.SERVER_NOT_STARTED) {
      cancellation.cancel("the server did not start for " + name);
    } else if (plan.rules().failFast() && outcome.result() == FileResult.FAILED) {
      cancellation.failFast("failFast: " + name + " failed");
    }
  }
}
