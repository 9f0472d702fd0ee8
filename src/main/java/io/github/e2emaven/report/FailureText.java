package io.github.e2emaven.report;

import io.github.e2emaven.outcome.TestCase;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What a failed test says, to be read without opening a file: type, whole message and place. Of a
 * huge message the middle is left out, never the end, where assertions put the actual value.
 *
 * @param test a test with a problem
 * @param problem what went wrong
 */
record FailureText(TestCase test, TestCase.Problem problem) {

  private static final int LINES = 40;
  private static final int COLUMNS = 2_000;
  private static final Pattern FRAME =
      Pattern.compile("\\s*at (?:[^/\\s]*/)*([\\w.$]+)\\.[^.(]+\\(([^)]+:\\d+)\\)");

  /** Its lines, with the blanks of the message. */
  List<String> lines() {
    var lines = new ArrayList<>(limited(message()));
    rootCause().ifPresent(cause -> lines.add(limited(cause)));
    place().ifPresent(place -> lines.add("at " + place));
    return lines;
  }

  private List<String> message() {
    var type = problem.type().substring(problem.type().lastIndexOf('.') + 1);
    var message = problem.message().isBlank() ? "" : ": " + problem.message().stripTrailing();
    return (type + message).lines().toList();
  }

  /** The last "Caused by:", which names the cause of an ExceptionInInitializerError. */
  private Optional<String> rootCause() {
    return problem
        .detail()
        .lines()
        .filter(line -> line.startsWith("Caused by: "))
        .reduce((a, b) -> b);
  }

  /** The uppermost line of the test class itself, or of one nested in it. */
  private Optional<String> place() {
    return problem
        .detail()
        .lines()
        .map(FRAME::matcher)
        .filter(frame -> frame.matches() && isOfTest(frame.group(1)))
        .map(frame -> frame.group(2))
        .findFirst();
  }

  private boolean isOfTest(String className) {
    return outermost(className).equals(outermost(test.className()));
  }

  private static String outermost(String className) {
    int nested = className.indexOf('$');
    return nested < 0 ? className : className.substring(0, nested);
  }

  private static List<String> limited(List<String> lines) {
    if (lines.size() <= LINES) {
      return lines.stream().map(FailureText::limited).toList();
    }
    int half = LINES / 2;
    var left = "… %d lines …".formatted(lines.size() - 2 * half);
    var end = lines.subList(lines.size() - half, lines.size());
    return Stream.of(lines.subList(0, half), List.of(left), end)
        .flatMap(List::stream)
        .map(FailureText::limited)
        .toList();
  }

  private static String limited(String line) {
    int half = COLUMNS / 2;
    return line.length() <= COLUMNS
        ? line
        : line.substring(0, half)
            + " … %d characters … ".formatted(line.length() - 2 * half)
            + line.substring(line.length() - half);
  }
}
