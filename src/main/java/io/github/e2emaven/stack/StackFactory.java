package io.github.e2emaven.stack;

import io.github.e2emaven.plan.TestFile;

/** Makes stacks. */
@FunctionalInterface
public interface StackFactory {

  /**
   * Takes ports, clones the database and starts the server, in this order; returns when the server
   * is ready. What was taken is in the trace, also when this throws.
   *
   * @throws io.github.e2emaven.outcome.StageException when one of them cannot be had
   */
  Stack open(TestFile file, int attempt, int slot, AttemptRecorder trace);
}
