package io.github.e2emaven.plan;

import java.util.regex.Pattern;

/**
 * The id of one run, unique on the host and in the PostgreSQL cluster.
 *
 * @param value 1 to 20 lower-case letters and digits, so that database names that contain it stay
 *     below PostgreSQL's limit of 63 bytes, beyond which it truncates them silently
 */
public record RunId(String value) {

  private static final Pattern SHAPE = Pattern.compile("[a-z0-9]{1,20}");

  /** Throws {@link IllegalArgumentException} for a value of another shape. */
  public RunId {
    if (!SHAPE.matcher(value).matches()) {
      throw new IllegalArgumentException("Not a run id: " + value);
    }
  }

  @Override
  public String toString() {
    return value;
  }
}
