package io.github.e2emaven.outcome;

import io.github.e2emaven.plan.RunDirectory;
import io.github.e2emaven.plan.TestFile;
import java.time.Duration;

/**
 * Receives the events of a run. A run sends them from many threads to one dispatcher, which calls
 * its listeners on a single thread: listeners need no locks.
 */
public interface RunListener {

  /**
   * What the run does while no test file runs.
   *
   * @param step such as {@code builds the template database}; empty when it does nothing
   */
  default void stepStarted(String step) {}

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

  /** The next phase of an attempt begins, perhaps before the attempt has a slot. */
  default void phaseStarted(PhaseStart phase) {}

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

  /** No test file runs any more, and none will. Once or several times for each run. */
  default void testsEnded() {}

  /**
   * Maven is shutting down: no goal will show the run.
   *
   * @param run complete, as on disk
   * @param directory its files
   */
  default void interrupted(RunRecord run, RunDirectory directory) {}

  /** About once a second as long as the run is open. */
  default void tick() {}

  /**
   * The beginning of a phase.
   *
   * @param file the test file
   * @param attempt 1 for the first
   * @param name of the phase, as {@code run.json} has it
   * @param port main port of its server, 0 when none is known
   */
  record PhaseStart(TestFile file, int attempt, String name, int port) {}

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
