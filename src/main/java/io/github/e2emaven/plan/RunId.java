package io.github.e2emaven.plan;

import java.util.regex.Pattern;

/**
 * Names one run, unique on the host and in the PostgreSQL cluster.
 *
 * @param value lower-case letters and digits, at most 20 of them, so that database names made from
 *     it stay below PostgreSQL's 63 bytes
 */
public record RunId(String value) {

  private static final Pattern SHAPE = Pattern.compile("[a-z0-9]{1,20}");

  /** Refuses a value of another shape with {@link IllegalArgumentException}. */
  public RunId {
    if (!SHAPE.matcher(value).matches()) {
      throw new IllegalArgumentException("not a run id: " + value);
    }
  }

  @Override
  public String toString() {
    return value;
  }
}
