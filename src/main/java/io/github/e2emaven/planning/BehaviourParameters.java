package io.github.e2emaven.planning;

import io.github.e2emaven.outcome.RunStage;
import io.github.e2emaven.outcome.StageException;
import io.github.e2emaven.plan.RunPlan;
import io.github.e2emaven.plan.RunPlan.Rules.KeepDatabases;
import io.github.e2emaven.plan.RunPlan.Rules.Retention;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Arrays;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The parameters of a run's behaviour as the user wrote them, and their check.
 *
 * @param workers {@code 4}, {@code 0.5C} or {@code auto}
 * @param failFast whether the first failed test file aborts the run
 * @param retries further attempts of a test file that did not pass
 * @param timeoutInSeconds for the tests of one attempt, at least 1
 * @param runTimeoutInSeconds for the whole run, 0 for no limit
 * @param keepDatabases a token of {@link KeepDatabases}
 * @param keepRuns how many runs keep their files, at least 1
 * @param keepRunsInMegabytes how many MiB earlier runs may take together, at least 1
 */
public record BehaviourParameters(
    String workers,
    boolean failFast,
    int retries,
    int timeoutInSeconds,
    int runTimeoutInSeconds,
    String keepDatabases,
    int keepRuns,
    int keepRunsInMegabytes) {

  private static final Pattern MULTIPLE = Pattern.compile("([0-9]+(\\.[0-9]+)?)[cC]");
  private static final long MEBIBYTE = 1 << 20;
  private static final Pattern NUMBER = Pattern.compile("[0-9]{1,4}");

  /**
   * The rules of a run.
   *
   * @param files number of test files: more workers than that would be idle
   * @param processors of the machine
   * @throws StageException for a value that is out of range or cannot be read
   */
  RunPlan.Rules rules(int files, int processors) {
    return new RunPlan.Rules(
        Math.max(1, Math.min(slots(workers, processors), files)),
        failFast,
        atLeast(0, "retries", retries),
        Duration.ofSeconds(atLeast(1, "timeoutInSeconds", timeoutInSeconds)),
        keep(keepDatabases),
        Duration.ofSeconds(atLeast(0, "runTimeoutInSeconds", runTimeoutInSeconds)),
        new Retention(
            atLeast(1, "keepRuns", keepRuns),
            atLeast(1, "keepRunsInMegabytes", keepRunsInMegabytes) * MEBIBYTE));
  }

  /**
   * The number of slots.
   *
   * @param value {@code 4}, {@code 0.5C} or {@code auto}
   * @throws StageException for zero, negative or unreadable values
   */
  static int slots(String value, int processors) {
    var text = value.strip();
    if (text.equalsIgnoreCase("auto")) {
      return Math.max(2, processors);
    }
    var multiple = MULTIPLE.matcher(text);
    if (multiple.matches()) {
      return positive(value, times(multiple.group(1), processors));
    }
    return positive(value, NUMBER.matcher(text).matches() ? Integer.parseInt(text) : 0);
  }

  private static int times(String factor, int processors) {
    var product = new BigDecimal(factor).multiply(BigDecimal.valueOf(processors));
    return product.signum() == 0 ? 0 : Math.max(1, product.intValue());
  }

  private static int positive(String value, int workers) {
    if (workers < 1) {
      throw refused(
          "<workers> is '%s', but must be a number from 1 to 9999 such as 4, a multiple of the processors such as 0.5C, or auto"
              .formatted(value));
    }
    return workers;
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
