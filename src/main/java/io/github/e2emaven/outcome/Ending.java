package io.github.e2emaven.outcome;

import io.github.e2emaven.plan.AttemptDirectory;
import java.nio.file.Path;

/**
 * How one attempt ended. A closed set: each ending carries what a file becomes by it and which log
 * explains it, so that a new one is added here and nowhere else.
 */
public enum Ending {
  /** At least one test ran, none failed. */
  PASSED("passed", FileResult.PASSED, Log.TEST),
  /** A filter is set and no test of the file matched it. */
  NO_TESTS_MATCHED("no test matched the filter", FileResult.NO_TESTS, Log.TEST),
  /** The class has tests and none of them was executed: disabled, or ended by an assumption. */
  ALL_SKIPPED("all tests skipped", FileResult.SKIPPED, Log.TEST),
  /** At least one test failed or ended with an error. */
  FAILED("tests failed", FileResult.FAILED, Log.TEST),
  /** The server exited, or was not ready in time, before the first test. */
  SERVER_NOT_STARTED("server did not start", FileResult.BROKEN, Log.SERVER),
  /** The server exited while tests ran. */
  SERVER_DIED("server died", FileResult.BROKEN, Log.SERVER),
  /** The ports or the directory of the stack are not available. */
  STACK_SETUP_FAILED("stack setup failed", FileResult.BROKEN, Log.SERVER),
  /** PostgreSQL did not create the stack's database. */
  CLONE_FAILED("clone failed", FileResult.BROKEN, Log.SERVER),
  /** PostgreSQL stopped, restarted or refused connections while the stack used its database. */
  DATABASE_LOST("database lost", FileResult.BROKEN, Log.SERVER),
  /** The test JVM exited before its report was complete. */
  TEST_JVM_CRASHED("test JVM crashed", FileResult.BROKEN, Log.TEST),
  /** The test JVM left no report, or one that cannot be trusted. */
  REPORT_INVALID("report missing or damaged", FileResult.BROKEN, Log.TEST),
  /** The test JVM ran tests of another test file, on the wrong stack. */
  FOREIGN_TESTS("ran tests of another test file", FileResult.BROKEN, Log.TEST),
  /** The attempt took longer than {@code timeoutInSeconds}. */
  TIMED_OUT("timed out", FileResult.BROKEN, Log.TEST),
  /** The run was aborted first: fail-fast, broken infrastructure elsewhere, or Ctrl-C. */
  CANCELLED("cancelled", FileResult.CANCELLED, Log.TEST);

  private enum Log {
    SERVER,
    TEST
  }

  private final String words;
  private final FileResult result;
  private final Log log;

  Ending(String words, FileResult result, Log log) {
    this.words = words;
    this.result = result;
    this.log = log;
  }

  /** As the console shows it. */
  public String words() {
    return words;
  }

  /** What the file becomes when this is its only attempt. */
  public FileResult result() {
    return result;
  }

  /** The log to open first. */
  public Path log(AttemptDirectory directory) {
    return switch (log) {
      case SERVER -> directory.serverLog();
      case TEST -> directory.testLog();
    };
  }

  /** Whether the file is green after this attempt. */
  public boolean isSuccess() {
    return result.isSuccess();
  }

  /** Whether this says nothing about the tests themselves. */
  public boolean isInfrastructure() {
    return result == FileResult.BROKEN || result == FileResult.CANCELLED;
  }
}
