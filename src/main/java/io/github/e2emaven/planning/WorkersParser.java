package io.github.e2emaven.planning;

import io.github.e2emaven.outcome.RunStage;
import io.github.e2emaven.outcome.StageException;
import java.math.BigDecimal;
import java.util.regex.Pattern;

/** The parameter {@code workers}: {@code 4}, {@code 0.5C} or {@code auto}. */
final class WorkersParser {

  private static final Pattern MULTIPLE = Pattern.compile("([0-9]+(\\.[0-9]+)?)[cC]");
  private static final Pattern NUMBER = Pattern.compile("[0-9]{1,4}");

  private WorkersParser() {}

  /**
   * The number of slots.
   *
   * @param value as the user wrote it
   * @param processors that the machine has
   * @throws StageException for zero, negative or unreadable values
   */
  static int parse(String value, int processors) {
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
      throw new StageException(
          RunStage.CONFIGURATION,
          "workers is '%s', but must be a number of at least 1 such as 4, a multiple of the "
                  .formatted(value)
              + "processors such as 0.5C, or auto");
    }
    return workers;
  }
}
