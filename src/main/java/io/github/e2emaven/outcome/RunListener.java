package io.github.e2emaven.outcome;

import io.github.e2emaven.plan.TestFile;
import java.time.Duration;

/**
 * Receives the events of a run. A run sends them from many threads to one dispatcher, which calls
 * its listeners on a single thread: listeners need no locks.
 */
public interface RunListener {

  /** PostgreSQL accepts connections and the template is complete. */
  default void databaseReady(DatabaseReady database) {}

  /**
   * The first slots open.
   *
   * @param workers test files at a time
   * @param ahead stacks that boot while all slots are busy
   */
  default void runStarted(int workers, int ahead) {}

  /**
   * How servers start from now on, as a line for users.
   *
   * @param line such as {@code Server starts from a class-data archive (54 MB, built in 6.2 s)}
   */
  default void serverStart(String line) {}

  /** A slot has taken a file, whose stack may have booted before. */
  default void attemptStarted(TestFile file, int attempt, int slot) {}

  /** An attempt failed and another one follows. */
  default void attemptEnded(TestFile file, AttemptOutcome outcome) {}

  /** The result of a file is final. */
  default void fileEnded(FileOutcome outcome) {}

  /** A stack left a process behind; it is killed. */
  default void leaked(ProcessLeak leak) {}

  /**
   * Something that users should know and that belongs to no file, such as a resource that remains.
   */
  default void notice(String message) {}

  /**
   * The database of a run.
   *
   * @param majorVersion of PostgreSQL
   * @param template name of the template database
   * @param origin {@code built} or {@code reused}
   * @param duration of making sure of the template
   */
  record DatabaseReady(int majorVersion, String template, String origin, Duration duration) {}
}
