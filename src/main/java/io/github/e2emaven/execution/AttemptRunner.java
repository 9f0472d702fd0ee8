package io.github.e2emaven.execution;

import io.github.e2emaven.outcome.AttemptOutcome;
import io.github.e2emaven.outcome.Ending;
import io.github.e2emaven.outcome.FailureMessage;
import io.github.e2emaven.outcome.StageException;
import io.github.e2emaven.plan.RunPlan;
import io.github.e2emaven.plan.TestFile;
import io.github.e2emaven.process.Cancellation;
import io.github.e2emaven.stack.AttemptRecorder;
import io.github.e2emaven.stack.Stack;

/** One try of one test file on one fresh stack. */
final class AttemptRunner {

  private final RunPlan plan;
  private final ParallelRunner.Parts parts;
  private final Cancellation cancellation;
  private final DatabaseDiagnosis databases;

  AttemptRunner(RunPlan plan, ParallelRunner.Parts parts, Cancellation cancellation) {
    this.plan = plan;
    this.parts = parts;
    this.cancellation = cancellation;
    this.databases = new DatabaseDiagnosis(parts.teardown().clones());
  }

  AttemptOutcome run(TestFile file, int number, int slot) {
    var start = parts.clock().instant();
    var trace = new AttemptRecorder(parts.clock());
    var judgement = judged(file, number, slot, trace);
    return new AttemptOutcome(
        number,
        slot,
        start,
        parts.clock().instant(),
        judgement.ending(),
        judgement.message(),
        judgement.tests(),
        trace.resources(plan.directory().attempt(file, number).path()),
        trace.phases());
  }

  private AttemptEnding judged(TestFile file, int number, int slot, AttemptRecorder trace) {
    try (var stack = parts.stacks().open(file, number, slot, trace)) {
      return trace.phase("test", () -> databases.of(file, test(stack)));
    } catch (StageException e) {
      return databases.of(file, broken(e));
    } catch (RuntimeException | LinkageError e) {
      // A defect in one file's attempt, ours included, must never end the other files.
      return AttemptEnding.of(
          Ending.STACK_SETUP_FAILED, FailureMessage.quoting("unexpected: " + e));
    }
  }

  private AttemptEnding broken(StageException e) {
    return cancellation.isCancelled()
        ? AttemptEnding.of(
            Ending.CANCELLED,
            FailureMessage.of("cancelled: " + cancellation.reasonOr(e.headline())))
        : AttemptEnding.of(ending(e), e.message());
  }

  private AttemptEnding test(Stack stack) {
    var guard = AttemptWatchdog.watch(stack, plan.rules().timeout(), cancellation);
    try {
      var exit = parts.tests().launch(stack.address());
      return EndingRules.judge(stack.address(), exit, guard.finish());
    } catch (RuntimeException e) {
      // Who kills the test JVM makes its launcher fail: the cause counts, not the consequence.
      var cause = guard.finish().orElseThrow(() -> e);
      return AttemptEnding.of(cause.ending(), cause.message());
    } finally {
      guard.finish();
    }
  }

  private static Ending ending(StageException e) {
    return switch (e.stage()) {
      case SERVER -> Ending.SERVER_NOT_STARTED;
      case CLONE, POSTGRESQL -> Ending.CLONE_FAILED;
      case TEST, REPORT -> Ending.TEST_JVM_CRASHED;
      case CONFIGURATION, TEMPLATE, PORTS, CLEANUP -> Ending.STACK_SETUP_FAILED;
    };
  }
}
