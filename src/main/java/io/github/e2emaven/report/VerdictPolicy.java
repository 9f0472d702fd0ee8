package io.github.e2emaven.report;

import org.jspecify.annotations.Nullable;

/**
 * What fails a build beside a failed test.
 *
 * @param failOnFlakeCount how many flakes do, 0 for none: flaky tests, and test files that passed
 *     only after a retry
 * @param failOnLeaks whether a process that tests or a server left behind does
 * @param failIfNoTests whether a run in which no test was executed does
 */
public record VerdictPolicy(int failOnFlakeCount, boolean failOnLeaks, boolean failIfNoTests) {

  /** Flaky files and leaked processes are shown and do not fail the build. */
  public static final VerdictPolicy LENIENT = new VerdictPolicy(0, false, true);

  /**
   * The policy that the parameters of the same names ask for.
   *
   * @param failOnFlakes whether one flake fails the build; null for the default: true on a CI
   *     server
   * @param failOnFlakeCount Failsafe's own limit, 0 for none
   * @param failIfNoTests as configured
   * @param ci value of the environment variable {@code CI}, which all common CI servers set; null
   *     when it is not set
   */
  public static VerdictPolicy of(
      @Nullable Boolean failOnFlakes,
      int failOnFlakeCount,
      boolean failOnLeaks,
      boolean failIfNoTests,
      @Nullable String ci) {
    var failsOnOne = failOnFlakes == null ? isContinuousIntegration(ci) : failOnFlakes;
    return new VerdictPolicy(failsOnOne ? 1 : failOnFlakeCount, failOnLeaks, failIfNoTests);
  }

  private static boolean isContinuousIntegration(@Nullable String ci) {
    return ci != null && !ci.isBlank() && !ci.equalsIgnoreCase("false");
  }
}
