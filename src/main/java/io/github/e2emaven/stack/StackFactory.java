package io.github.e2emaven.stack;

import io.github.e2emaven.outcome.FileOutcome;
import io.github.e2emaven.plan.TestFile;
import java.util.Optional;

/** Opens stacks, and releases what the stacks of a file have taken. */
@FunctionalInterface
public interface StackFactory {

  /**
   * Claims ports, clones the database and starts the server, in this order; returns when the server
   * is ready. The recorder has what was taken, also when this throws. Another stack of the same
   * attempt must be discarded before.
   *
   * @param attempt 1 for the first of the file
   * @param place 1..places, unique among the stacks that exist; the slot unless stacks boot ahead
   * @throws io.github.e2emaven.outcome.StageException when one of these steps fails
   */
  Stack open(TestFile file, int attempt, int place, AttemptRecorder recorder);

  /**
   * How PostgreSQL was lost to the file's latest stack, in words for users; empty when it was there
   * all the time, and without a database.
   */
  default Optional<String> databaseLoss(TestFile file) {
    return Optional.empty();
  }

  /** That the file's latest stack holds all connections that it may have; empty otherwise. */
  default Optional<String> connectionExhaustion(TestFile file) {
    return Optional.empty();
  }

  /**
   * Drops the clones of a file that are not kept, in the background, once its stacks are closed.
   */
  default void release(FileOutcome outcome) {}
}
