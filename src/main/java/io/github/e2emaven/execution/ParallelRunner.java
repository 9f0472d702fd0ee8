package io.github.e2emaven.execution;

import io.github.e2emaven.outcome.AttemptOutcome;
import io.github.e2emaven.outcome.Ending;
import io.github.e2emaven.outcome.FileOutcome;
import io.github.e2emaven.outcome.FileResult;
import io.github.e2emaven.plan.TestFile;
import io.github.e2emaven.process.Cancellation;
import io.github.e2emaven.schedule.FileQueue;
import io.github.e2emaven.schedule.Schedule;
import io.github.e2emaven.schedule.TestSlots;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Runs every test file of a plan, as many at a time as there are slots. */
public final class ParallelRunner {

  private final ExecutionParts parts;
  private final Schedule schedule;
  private final FileQueue queue;
  private final AttemptRunner attempts;
  private final Cancellation cancellation;

  /**
   * For one run.
   *
   * @param schedule how many stacks exist at a time
   */
  public ParallelRunner(ExecutionParts parts, Schedule schedule) {
    this.parts = parts;
    this.schedule = schedule;
    this.queue = new FileQueue(parts.plan().schedule().files(), schedule.slots());
    this.attempts = new AttemptRunner(parts, schedule);
    this.cancellation = parts.cancellation();
  }

  /**
   * Returns when no test file runs any more. The listener has received the outcome of each file
   * that was started; after an abort the others have none.
   *
   * @throws InterruptedException when interrupted; the run is then cancelled
   */
  public void run() throws InterruptedException {
    new WorkerPool(schedule.places())
        .run(this::workOff, () -> cancellation.cancel("Maven was interrupted"));
  }

  private void workOff(int place) {
    for (var next = queue.next(place); next.isPresent(); next = queue.next(place)) {
      var turn = next.get().turn();
      run(next.get().file(), place, turn);
      turn.close(); // of a file that did not run
    }
  }

  private void run(TestFile file, int place, TestSlots.Turn first) {
    var outcomes = new ArrayList<AttemptOutcome>();
    while (!cancellation.isCancelled() && (outcomes.isEmpty() || isRetried(outcomes))) {
      latest(outcomes).ifPresent(failed -> parts.listener().attemptEnded(file, failed));
      var turn = outcomes.isEmpty() ? first : schedule.slots().open(place);
      attempts.run(
          new StackBoot.Attempt(file, outcomes.size() + 1, place, turn),
          outcome -> decided(file, outcome, outcomes));
    }
    if (!outcomes.isEmpty()) {
      var outcome = new FileOutcome(file, outcomes);
      parts.listener().fileEnded(outcome);
      parts.stacks().release(outcome);
    }
  }

  private void decided(TestFile file, AttemptOutcome outcome, List<AttemptOutcome> outcomes) {
    outcomes.add(outcome);
    if (!isRetried(outcomes)) {
      abortAfter(new FileOutcome(file, outcomes));
    }
  }

  private static Optional<AttemptOutcome> latest(List<AttemptOutcome> outcomes) {
    return outcomes.isEmpty() ? Optional.empty() : Optional.of(outcomes.get(outcomes.size() - 1));
  }

  private boolean isRetried(List<AttemptOutcome> outcomes) {
    var ending = outcomes.get(outcomes.size() - 1).ending();
    return outcomes.size() <= parts.plan().rules().retries()
        && !ending.isSuccess()
        && ending != Ending.SERVER_NOT_STARTED
        && !cancellation.isCancelled();
  }

  private void abortAfter(FileOutcome outcome) {
    var name = outcome.file().simpleName();
    if (outcome.last().ending() == Ending.SERVER_NOT_STARTED) {
      cancellation.cancel("the server did not start for " + name);
    } else if (parts.plan().rules().failFast() && outcome.result() == FileResult.FAILED) {
      cancellation.failFast("failFast: " + name + " failed");
    }
  }
}
