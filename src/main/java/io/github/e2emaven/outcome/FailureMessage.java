package io.github.e2emaven.outcome;

import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What went wrong.
 *
 * @param headline one line: what happened, with which value, which parameter to change; empty for
 *     none
 * @param detail further lines, such as the end of a log; empty for none
 */
public record FailureMessage(String headline, String detail) {

  /** Nothing to tell. */
  public static final FailureMessage NONE = new FailureMessage("", "");

  /** Refuses a headline of several lines: the console shows it in one. */
  public FailureMessage {
    if (headline.contains("\n")) {
      throw new IllegalArgumentException("a headline is one line: " + headline);
    }
  }

  /** A message that is told in one line. */
  public static FailureMessage of(String headline) {
    return new FailureMessage(headline, "");
  }

  /** The first line of a text that another program wrote, and the rest of it. */
  public static FailureMessage quoting(String text) {
    var stripped = text.strip();
    int end = stripped.indexOf('\n');
    return end < 0
        ? of(stripped)
        : new FailureMessage(
            stripped.substring(0, end).stripTrailing(), stripped.substring(end + 1));
  }

  /** The same, told under another headline; this one becomes the first line of the detail. */
  public FailureMessage under(String other) {
    return new FailureMessage(other, text());
  }

  /** The same with another headline. */
  public FailureMessage withHeadline(String other) {
    return new FailureMessage(other, detail);
  }

  /** The same with another detail. */
  public FailureMessage withDetail(String other) {
    return new FailureMessage(headline, other);
  }

  /** Whether there is nothing to tell. */
  public boolean isEmpty() {
    return headline.isEmpty() && detail.isEmpty();
  }

  /** Headline and detail. */
  public String text() {
    return Stream.of(headline, detail)
        .filter(part -> !part.isBlank())
        .collect(Collectors.joining("\n"));
  }
}
