package io.github.e2emaven.planning;

import io.github.e2emaven.plan.RunId;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/**
 * Makes run ids that sort by time: {@code 261121-0915} without the dash, and six random letters.
 */
public final class RunIdGenerator {

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyMMddHHmmss").withZone(ZoneOffset.UTC);
  private static final int RANDOM_LETTERS = 6;
  private static final int ALPHABET = 36;

  private RunIdGenerator() {}

  public static RunId next(Clock clock) {
    var letters = new StringBuilder(TIME.format(clock.instant()));
    new SecureRandom()
        .ints(RANDOM_LETTERS, 0, ALPHABET)
        .mapToObj(digit -> Integer.toString(digit, ALPHABET))
        .forEach(letters::append);
    return new RunId(letters.toString());
  }
}
