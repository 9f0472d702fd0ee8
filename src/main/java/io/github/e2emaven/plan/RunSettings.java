package io.github.e2emaven.plan;

import java.time.Duration;
import java.util.Locale;

/**
 * How a run behaves.
 *
 * @param workers slots that the user asks for, at least 1; fewer may fit
 * @param failFast whether the first failed file aborts the run
 * @param retries further attempts of a test file that did not pass, 0 for none
 * @param timeout of one attempt's test JVM
 * @param keepDatabases which databases remain after the run
 * @param runTimeout of the whole run, zero for none
 */
public record RunSettings(
    int workers,
    boolean failFast,
    int retries,
    Duration timeout,
    KeepDatabases keepDatabases,
    Duration runTimeout) {

  /** Which databases remain after the run, for inspection. */
  public enum KeepDatabases {
    /** None. */
    NEVER,
    /** The databases of the test files that did not pass. */
    FAILED,
    /** All databases if one test file did not pass. */
    ALL_IF_FAILED,
    /** All databases. */
    ALWAYS;

    /** The value in a POM: {@code all-if-failed}. */
    public String token() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /**
     * Whether a test file's database is kept once all results are known.
     *
     * @param filePassed whether this file passed
     * @param runPassed whether every file passed
     */
    public boolean keeps(boolean filePassed, boolean runPassed) {
      return switch (this) {
        case NEVER -> false;
        case FAILED -> !filePassed;
        case ALL_IF_FAILED -> !runPassed;
        case ALWAYS -> true;
      };
    }
  }
}
