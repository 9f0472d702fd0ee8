package io.github.e2emaven.report;

import org.jspecify.annotations.Nullable;

/**
 * What fails a build beside a failed test.
 *
 * @param failOnFlakes whether a test file that passed only after a retry does
 * @param failOnLeaks whether a process that tests or a server left behind does
 * @param failIfNoTests whether a run in which no test was executed does
 */
public record VerdictPolicy(boolean failOnFlakes, boolean failOnLeaks, boolean failIfNoTests) {

  /** Flaky files and leaked processes are shown and do not fail the build. */
  public static final VerdictPolicy LENIENT = new VerdictPolicy(false, false, true);

  /**
   * The policy that the parameters of the same names ask for.
   *
   * @param failOnFlakes null for the default: true on a CI server
   * @param failIfNoTests as configured
   * @param ci value of the environment variable {@code CI}, which all common CI servers set; null
   *     when it is not set
   */
  public static VerdictPolicy of(
      @Nullable Boolean failOnFlakes,
      boolean failOnLeaks,
      boolean failIfNoTests,
      @Nullable String ci) {
    return new VerdictPolicy(
        failOnFlakes == null ? isContinuousIntegration(ci) : failOnFlakes,
        failOnLeaks,
        failIfNoTests);
  }

  private static boolean isContinuousIntegration(@Nullable String ci) {
    return ci != null && !ci.isBlank() && !ci.equalsIgnoreCase("false");
  }
}
