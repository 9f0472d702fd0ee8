package io.github.e2emaven.execution;

import io.github.e2emaven.plan.StackAddress;

/** Runs the tests of one file in a JVM of its own. */
@FunctionalInterface
public interface TestLauncher {

  /**
   * Blocks until the test JVM has ended; its reports then lie in the stack's reports directory, its
   * output in the stack's test log.
   *
   * @throws io.github.e2emaven.outcome.StageException when no test JVM could be started at all
   */
  TestJvmResult launch(StackAddress stack);
}
