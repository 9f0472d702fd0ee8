package io.github.e2emaven.plan;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.regex.Pattern;

/**
 * The id of one run, unique on the host and in the PostgreSQL cluster.
 *
 * @param value 1 to 20 lower-case letters and digits, so that database names that contain it stay
 *     below PostgreSQL's limit of 63 bytes, beyond which it truncates them silently
 */
public record RunId(String value) {

  private static final Pattern SHAPE = Pattern.compile("[a-z0-9]{1,20}");
  private static final Pattern TIMED = Pattern.compile("[0-9]{12}[a-z0-9]{6}");
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyMMddHHmmss").withZone(ZoneOffset.UTC);
  private static final int RANDOM_LETTERS = 6;
  private static final int ALPHABET = 36;

  /** Throws {@link IllegalArgumentException} for a value of another shape. */
  public RunId {
    if (!SHAPE.matcher(value).matches()) {
      throw new IllegalArgumentException("Not a run id: " + value);
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

  /** How the ids of all runs begin that start in this second. */
  public static String at(Instant time) {
    return TIME.format(time);
  }

  /** Whether a text has the shape of an id that sorts by time. */
  public static boolean isTimed(String text) {
    return TIMED.matcher(text).matches();
  }

  @Override
  public String toString() {
    return value;
  }
}
