package io.github.e2emaven.planning;

import io.github.e2emaven.outcome.RunStage;
import io.github.e2emaven.outcome.StageException;
import io.github.e2emaven.plan.RunPlan;
import io.github.e2emaven.plan.RunPlan.Rules.KeepDatabases;
import io.github.e2emaven.plan.RunPlan.Rules.Retention;
import io.github.e2emaven.plan.RunPlan.Rules.Slots;
import java.time.Duration;
import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * The parameters of a run's behaviour as the user wrote them, and their check.
 *
 * @param slots how many stacks exist at a time
 * @param failFast whether the first failed test file aborts the run
 * @param retries further attempts of a test file that did not pass
 * @param timeoutInSeconds for the tests of one attempt, at least 1
 * @param runTimeoutInSeconds for the whole run, 0 for no limit
 * @param keepDatabases a token of {@link KeepDatabases}
 * @param keepRuns how many runs keep their files, at least 1
 * @param keepRunsInMegabytes how many MiB earlier runs may take together, at least 1
 */
public record BehaviourParameters(
    SlotParameters slots,
    boolean failFast,
    int retries,
    int timeoutInSeconds,
    int runTimeoutInSeconds,
    String keepDatabases,
    int keepRuns,
    int keepRunsInMegabytes) {

  private static final long MEBIBYTE = 1 << 20;

  /**
   * The rules of a run.
   *
   * @param fitted how many stacks exist at a time
   * @throws StageException for a value that is out of range or cannot be read
   */
  RunPlan.Rules rules(Slots fitted) {
    return new RunPlan.Rules(
        fitted,
        failFast,
        atLeast(0, "retries", retries),
        Duration.ofSeconds(atLeast(1, "timeoutInSeconds", timeoutInSeconds)),
        keep(keepDatabases),
        Duration.ofSeconds(atLeast(0, "runTimeoutInSeconds", runTimeoutInSeconds)),
        new Retention(
            atLeast(1, "keepRuns", keepRuns),
            atLeast(1, "keepRunsInMegabytes", keepRunsInMegabytes) * MEBIBYTE));
  }

  private static int atLeast(int minimum, String name, int value) {
    if (value < minimum) {
      throw refused("<%s> is %d, but must be at least %d".formatted(name, value, minimum));
    }
    return value;
  }

  private static KeepDatabases keep(String value) {
    return Arrays.stream(KeepDatabases.values())
        .filter(keep -> keep.token().equalsIgnoreCase(value.strip()))
        .findFirst()
        .orElseThrow(
            () ->
                refused(
                    "<keepDatabases> is '%s', but must be one of %s".formatted(value, tokens())));
  }

  private static String tokens() {
    return Arrays.stream(KeepDatabases.values())
        .map(KeepDatabases::token)
        .collect(Collectors.joining(", "));
  }

  private static StageException refused(String message) {
    return new StageException(RunStage.CONFIGURATION, message);
  }
}
