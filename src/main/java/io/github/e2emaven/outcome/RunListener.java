package io.github.e2emaven.outcome;

import io.github.e2emaven.plan.TestFile;

/**
 * What happens during a run. Called from many threads; one implementation puts the events in order.
 */
public interface RunListener {

  /** A slot has taken a file. */
  void attemptStarted(TestFile file, int attempt, int slot);

  /** An attempt ended and another one follows. */
  void attemptEnded(TestFile file, AttemptOutcome outcome);

  /** A file's result is final. */
  void fileEnded(FileOutcome outcome);

  /** A stack left a process behind, which is gone now. */
  void leaked(ProcessLeak leak);

  /** Something that the user should know and that is nobody's result: a resource still there. */
  void notice(String message);
}
