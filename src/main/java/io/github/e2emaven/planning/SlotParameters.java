package io.github.e2emaven.planning;

import io.github.e2emaven.outcome.RunStage;
import io.github.e2emaven.outcome.StageException;
import io.github.e2emaven.plan.RunPlan.Rules.Slots;
import java.math.BigDecimal;
import java.util.regex.Pattern;

/**
 * The parameters of a run's parallelism as the user wrote them, and their check.
 *
 * @param workers {@code 4}, {@code 0.5C} or {@code auto}
 * @param lookAhead {@code 2}, or {@code auto} for as many as workers
 */
public record SlotParameters(String workers, String lookAhead) {

  private static final Pattern MULTIPLE = Pattern.compile("([0-9]+(\\.[0-9]+)?)[cC]");
  private static final Pattern NUMBER = Pattern.compile("[0-9]{1,4}");
  private static final String AUTO = "auto";

  /**
   * The slots of a run.
   *
   * @param files number of test files: more stacks than that would be idle
   * @param processors of the machine
   * @param numbered whether code reads the number of its slot, which a stack that boots ahead does
   *     not have yet
   * @throws StageException for a value that is out of range or cannot be read
   */
  Slots slots(int files, int processors, boolean numbered) {
    int slots = Math.max(1, Math.min(workers(workers, processors), files));
    return new Slots(slots, Math.min(ahead(slots, numbered), Math.max(0, files - slots)));
  }

  /** One worker may mean that two servers at a time get into each other's way. */
  private int ahead(int slots, boolean numbered) {
    var text = lookAhead.strip();
    if (text.equalsIgnoreCase(AUTO)) {
      return slots == 1 || numbered ? 0 : slots;
    }
    if (!NUMBER.matcher(text).matches()) {
      throw refused(
          "<lookAhead> is '%s', but must be a number from 0 to 9999 or auto".formatted(lookAhead));
    }
    return Integer.parseInt(text);
  }

  /**
   * The number of slots.
   *
   * @param value {@code 4}, {@code 0.5C} or {@code auto}
   * @throws StageException for zero, negative or unreadable values
   */
  static int workers(String value, int processors) {
    var text = value.strip();
    if (text.equalsIgnoreCase(AUTO)) {
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

  private static StageException refused(String message) {
    return new StageException(RunStage.CONFIGURATION, message);
  }
}
