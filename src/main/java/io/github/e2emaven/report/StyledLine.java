package io.github.e2emaven.report;

/**
 * A line for the console.
 *
 * @param mark how to colour it
 * @param text without line end and colours
 */
public record StyledLine(Mark mark, String text) {

  /** What a line is; the mojo knows the colours. */
  public enum Mark {
    /** Ordinary text. */
    PLAIN,
    /** A heading. */
    STRONG,
    /** Something good. */
    GOOD,
    /** Something to look at: flaky, not run. */
    WARNING,
    /** Something bad. */
    BAD
  }
}
