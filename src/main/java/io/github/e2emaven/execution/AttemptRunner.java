package io.github.e2emaven.execution;

import io.github.e2emaven.outcome.AttemptOutcome;
import io.github.e2emaven.outcome.Ending;
import io.github.e2emaven.outcome.FailureMessage;
import io.github.e2emaven.outcome.RunStage;
import io.github.e2emaven.outcome.StageException;
import io.github.e2emaven.plan.RunPlan;
import io.github.e2emaven.plan.TestFile;
import io.github.e2emaven.process.Cancellation;
import io.github.e2emaven.stack.AttemptRecorder;
import io.github.e2emaven.stack.Stack;
import io.github.e2emaven.stack.StackFactory;
import java.time.Clock;

/** Runs one attempt of a test file on a fresh stack and decides its ending. */
public final class AttemptRunner {

  private final RunPlan plan;
  private final StackFactory stacks;
  private final TestLauncher tests;
  private final Cancellation cancellation;
  private final Clock clock;
  private final DatabaseDiagnosis diagnosis;

  /**
   * For the attempts of one run.
   *
   * @param tests forks the test JVMs
   * @param cancellation aborts running attempts
   * @param clock dates the attempts
   */
  public AttemptRunner(
      RunPlan plan,
      StackFactory stacks,
      TestLauncher tests,
      Cancellation cancellation,
      Clock clock) {
    this.plan = plan;
    this.stacks = stacks;
    this.tests = tests;
    this.cancellation = cancellation;
    this.clock = clock;
    this.diagnosis = new DatabaseDiagnosis(stacks);
  }

  AttemptOutcome run(TestFile file, int number, int slot) {
    var start = clock.instant();
    var recorder = new AttemptRecorder(clock);
    var end = attempt(file, number, slot, recorder);
    return new AttemptOutcome(
        number,
        slot,
        start,
        clock.instant(),
        end.ending(),
        end.message(),
        end.tests(),
        recorder.resources(plan.directory().attempt(file, number).path()),
        recorder.phases());
  }

  private AttemptEnding attempt(TestFile file, int number, int slot, AttemptRecorder recorder) {
    try (var stack = stacks.open(file, number, slot, recorder)) {
      return recorder.phase("test", () -> diagnosis.explain(file, test(stack)));
    } catch (StageException e) {
      return diagnosis.explain(file, broken(e));
    } catch (RuntimeException | LinkageError e) {
      // A defect in one attempt, ours included, must never abort the other files.
      return AttemptEnding.of(
          Ending.STACK_SETUP_FAILED, FailureMessage.quoting("Unexpected failure: " + e));
    }
  }

  private AttemptEnding test(Stack stack) {
    try (var watchdog = AttemptWatchdog.watch(stack, plan.rules().timeout(), cancellation)) {
      try {
        var result = tests.launch(stack.address());
        return EndingRules.of(stack.address(), plan.files(), result).decide(watchdog.finish());
      } catch (RuntimeException e) {
        // A kill makes the launcher fail: the cause counts, not the consequence.
        var cause = watchdog.finish().orElseThrow(() -> e);
        return AttemptEnding.of(cause.ending(), cause.message());
      }
    }
  }

  private AttemptEnding broken(StageException e) {
    return cancellation.isCancelled()
        ? AttemptEnding.cancelled(cancellation.reasonOr(e.headline()))
        : AttemptEnding.of(ending(e.stage()), e.message());
  }

  private static Ending ending(RunStage stage) {
    return switch (stage) {
      case SERVER -> Ending.SERVER_NOT_STARTED;
      case CLONE, POSTGRESQL -> Ending.CLONE_FAILED;
      case TEST, REPORT -> Ending.TEST_JVM_CRASHED;
      case CONFIGURATION, TEMPLATE, PORTS, CLEANUP -> Ending.STACK_SETUP_FAILED;
    };
  }
}
