package io.github.e2emaven.plan;

/**
 * A password that cannot slip into a log.
 *
 * @param value the clear text
 */
public record Secret(String value) {

  /** Never the clear text. */
  @Override
  public String toString() {
    return "***";
  }
}
