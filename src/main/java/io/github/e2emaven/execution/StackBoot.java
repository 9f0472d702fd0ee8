package io.github.e2emaven.execution;

import io.github.e2emaven.outcome.RunListener;
import io.github.e2emaven.outcome.RunStage;
import io.github.e2emaven.outcome.StageException;
import io.github.e2emaven.plan.TestFile;
import io.github.e2emaven.schedule.BootAdmission;
import io.github.e2emaven.schedule.TestSlots;
import io.github.e2emaven.stack.AttemptRecorder;
import io.github.e2emaven.stack.Stack;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * Boots the stack of one attempt, ahead of its slot when none is free. A stack whose server exits
 * while it waits is replaced: tests have not touched it, so its file is not to blame.
 */
final class StackBoot implements AutoCloseable {

  private final ExecutionParts parts;
  private final BootAdmission boots;
  private final TestSlots.Turn turn;
  private final AttemptRecorder recorder;
  private final Attempt attempt;
  private BootAdmission.@Nullable Admission admission;

  /**
   * Which attempt it is.
   *
   * @param number 1 for the first of the file
   * @param place 1..places, unique among the stacks that exist
   * @param turn in the slots; closed with the attempt
   */
  record Attempt(TestFile file, int number, int place, TestSlots.Turn turn) {}

  StackBoot(ExecutionParts parts, BootAdmission boots, Attempt attempt) {
    this.parts = parts;
    this.boots = boots;
    this.turn = attempt.turn();
    this.attempt = attempt;
    this.recorder =
        new AttemptRecorder(
            parts.clock(),
            (phase, port) ->
                parts
                    .listener()
                    .phaseStarted(
                        new RunListener.PhaseStart(attempt.file(), attempt.number(), phase, port)));
  }

  /**
   * Returns the ready stack when it has a slot.
   *
   * @return null when the run is cancelled before that
   * @throws StageException when the stack cannot be opened
   */
  @Nullable Stack open() {
    var granted = turn.place();
    granted.ifPresent(this::announce);
    var stack = boot();
    return granted.isPresent() ? stack : awaitingSlot(stack);
  }

  private @Nullable Stack awaitingSlot(Stack stack) {
    recorder.phase("wait", () -> awaitSlot(stack.serverExit()));
    if (stack.serverExit().isDone() && !parts.cancellation().isCancelled()) {
      parts.listener().notice(replaced(stack));
      stack.discard();
      close(admission);
      recorder.phase("wait", () -> awaitSlot(new CompletableFuture<>()));
      return parts.cancellation().isCancelled() ? null : announced(boot());
    }
    return announced(stack);
  }

  /** No test starts once the run is cancelled, although that gives the stack a slot. */
  private @Nullable Stack announced(Stack stack) {
    if (parts.cancellation().isCancelled()) {
      stack.close();
      return null;
    }
    turn.place().ifPresent(this::announce);
    return stack;
  }

  private void announce(TestSlots.Place slot) {
    parts.listener().attemptStarted(attempt.file(), attempt.number(), slot.number());
  }

  private String replaced(Stack stack) {
    return "%s: the server exited with %s while its stack waited for a slot; starting another one"
        .formatted(attempt.file().simpleName(), stack.serverExit().join());
  }

  /** Or until the run is cancelled. */
  private Object awaitSlot(CompletableFuture<?> death) {
    var cancelled = new CompletableFuture<String>();
    var subscription = parts.cancellation().completes(cancelled);
    try {
      return CompletableFuture.anyOf(turn.ready(), death, cancelled).join();
    } finally {
      subscription.close();
    }
  }

  private Stack boot() {
    var admitted = admit();
    admission = admitted;
    try {
      if (parts.cancellation().isCancelled()) {
        throw new StageException(RunStage.SERVER, parts.cancellation().reasonOr(""));
      }
      return parts.stacks().open(attempt.file(), attempt.number(), attempt.place(), recorder);
    } finally {
      admitted.booted();
    }
  }

  private BootAdmission.Admission admit() {
    var asked = parts.clock().instant();
    try {
      var admitted = boots.enter(turn::isAhead);
      if (admitted.wasHeld()) {
        recorder.phaseSince("admission", asked);
      }
      return admitted;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StageException(RunStage.SERVER, "Interrupted before the server was started", e);
    }
  }

  /** What the attempt has taken. */
  AttemptRecorder recorder() {
    return recorder;
  }

  /** The slot; empty before one is free. */
  Optional<TestSlots.Place> slot() {
    return turn.place();
  }

  /** The attempt has ended: its slot is free for the next stack. */
  @Override
  public void close() {
    turn.close();
    close(admission);
  }

  private static void close(BootAdmission.@Nullable Admission admission) {
    if (admission != null) {
      admission.close();
    }
  }
}
