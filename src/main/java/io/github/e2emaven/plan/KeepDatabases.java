package io.github.e2emaven.plan;

/** Which databases outlive the run, for looking into them. */
public enum KeepDatabases {
  /** None. */
  NEVER,
  /** Those of the files that did not pass. */
  FAILED,
  /** All of them, if one file did not pass. */
  ALL_IF_FAILED,
  /** All of them. */
  ALWAYS;

  /** The value as it is written in a POM: {@code all-if-failed}. */
  public String token() {
    return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
  }

  /**
   * Whether a file's database is kept once all results are known.
   *
   * @param filePassed this file's result
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
