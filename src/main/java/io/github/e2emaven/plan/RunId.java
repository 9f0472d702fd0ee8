package io.github.e2emaven.plan;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.regex.Pattern;

/**
 * Names one run, unique on the host and in the PostgreSQL cluster.
 *
 * @param value lower-case letters and digits, at most 20 of them, so that database names made from
 *     it stay below PostgreSQL's 63 bytes
 */
public record RunId(String value) {

  private static final Pattern SHAPE = Pattern.compile("[a-z0-9]{1,20}");
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyMMddHHmmss").withZone(ZoneOffset.UTC);
  private static final int RANDOM_LETTERS = 6;
  private static final int ALPHABET = 36;

  /** Refuses a value of another shape with {@link IllegalArgumentException}. */
  public RunId {
    if (!SHAPE.matcher(value).matches()) {
      throw new IllegalArgumentException("not a run id: " + value);
    }
  }

  /** A new id that sorts by time: {@code 261121091500} in UTC and six random letters or digits. */
  public static RunId random(Clock clock) {
    var letters = new StringBuilder(TIME.format(clock.instant()));
    new SecureRandom()
        .ints(RANDOM_LETTERS, 0, ALPHABET)
        .mapToObj(digit -> Integer.toString(digit, ALPHABET))
        .forEach(letters::append);
    return new RunId(letters.toString());
  }

  @Override
  public String toString() {
    return value;
  }
}
