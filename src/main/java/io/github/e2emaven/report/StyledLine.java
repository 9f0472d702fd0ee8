package io.github.e2emaven.report;

import io.github.e2emaven.outcome.FileResult;

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
    /** Of a file that passed. */
    SUCCESS,
    /** To be looked at: flaky, cancelled, not run, leaked. */
    WARNING,
    /** Of a file or a test that failed. */
    FAILURE;

    static Mark of(FileResult result) {
      return switch (result) {
        case PASSED, NO_TESTS -> SUCCESS;
        case FLAKY, SKIPPED, CANCELLED, NOT_RUN -> WARNING;
        case FAILED, BROKEN -> FAILURE;
      };
    }
  }
}
