package io.github.e2emaven.execution;

import io.github.e2emaven.outcome.AttemptOutcome;
import io.github.e2emaven.outcome.Ending;
import io.github.e2emaven.outcome.FailureMessage;
import io.github.e2emaven.outcome.ProcessLimit;
import io.github.e2emaven.outcome.RunStage;
import io.github.e2emaven.outcome.StageException;
import io.github.e2emaven.plan.TestFile;
import io.github.e2emaven.schedule.Schedule;
import io.github.e2emaven.stack.Stack;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Runs one attempt of a test file on a fresh stack and decides its ending. */
final class AttemptRunner {

  private final ExecutionParts parts;
  private final Schedule schedule;
  private final DatabaseDiagnosis diagnosis;

  AttemptRunner(ExecutionParts parts, Schedule schedule) {
    this.parts = parts;
    this.schedule = schedule;
    this.diagnosis = new DatabaseDiagnosis(parts.stacks());
  }

  /**
   * Runs an attempt, unless the run is cancelled before a slot is free for it.
   *
   * @param decided receives its outcome while it still has its slot: no other test file begins
   *     meanwhile
   */
  void run(StackBoot.Attempt attempt, Consumer<AttemptOutcome> decided) {
    try (var boot = new StackBoot(parts, schedule.admission(), attempt)) {
      end(boot, attempt.file()).map(end -> outcome(attempt, boot, end)).ifPresent(decided);
    }
  }

  private AttemptOutcome outcome(StackBoot.Attempt attempt, StackBoot boot, AttemptEnding end) {
    var now = parts.clock().instant();
    var slot = boot.slot().orElseGet(() -> schedule.noSlot(attempt.place(), now));
    var directory = parts.plan().directory().attempt(attempt.file(), attempt.number());
    return new AttemptOutcome(
        attempt.number(),
        slot.number(),
        slot.since(),
        now,
        end.ending(),
        end.message(),
        end.tests(),
        boot.recorder().resources(directory.path()),
        boot.recorder().phases());
  }

  private Optional<AttemptEnding> end(StackBoot boot, TestFile file) {
    try (var stack = boot.open()) {
      return Optional.ofNullable(stack)
          .map(it -> measured(boot, it, () -> diagnosis.explain(file, test(it))));
    } catch (StageException e) {
      boolean ahead = boot.slot().isEmpty() && parts.cancellation().isCancelled();
      return ahead ? Optional.empty() : Optional.of(diagnosis.explain(file, broken(e)));
    } catch (RuntimeException | LinkageError | OutOfMemoryError e) {
      // A defect in one attempt, ours included, must never abort the other files.
      var message = FailureMessage.quoting("Unexpected failure: " + e);
      return Optional.of(
          AttemptEnding.of(Ending.STACK_SETUP_FAILED, ProcessLimit.explain(message)));
    }
  }

  private static AttemptEnding measured(
      StackBoot boot, Stack stack, Supplier<AttemptEnding> tests) {
    var end = boot.recorder().phase("test", tests);
    boot.recorder().used(stack.usage());
    return end;
  }

  private AttemptEnding test(Stack stack) {
    try (var watchdog = watch(stack)) {
      try {
        var result = parts.tests().launch(stack.address());
        return EndingRules.of(stack.address(), parts.plan().files(), result)
            .decide(watchdog.finish());
      } catch (RuntimeException e) {
        // A kill makes the launcher fail: the cause counts, not the consequence.
        var cause = watchdog.finish().orElseThrow(() -> e);
        return AttemptEnding.of(cause.ending(), cause.message());
      }
    }
  }

  private AttemptWatchdog watch(Stack stack) {
    return AttemptWatchdog.watch(stack, parts.plan().rules().timeout(), parts.cancellation());
  }

  private AttemptEnding broken(StageException e) {
    var cancellation = parts.cancellation();
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
