package io.github.e2emaven.failsafe;

import io.github.e2emaven.plan.AttemptDirectory;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import org.codehaus.plexus.util.xml.Xpp3Dom;
import org.codehaus.plexus.util.xml.Xpp3DomBuilder;
import org.codehaus.plexus.util.xml.pull.XmlPullParserException;

/**
 * Failsafe's own summary of an execution, {@code failsafe-summary.xml}.
 *
 * @param completed number of tests that ran
 * @param failed number of tests that failed or ended with an error
 * @param failureMessage why the test JVM exited early; empty when it did not
 * @param timedOut whether Failsafe killed the test JVM, {@code timeout="true"}
 * @param result Failsafe's verdict: {@code null} for success, {@code 254} for no tests, {@code 255}
 *     for a failure; empty when the attribute is missing
 */
record FailsafeSummary(
    int completed, int failed, String failureMessage, boolean timedOut, String result) {

  private static final Set<String> SUCCESS = Set.of("", "null", "0");
  private static final String NO_TESTS = "254";

  /** Where the summary of one attempt is written. */
  static Path file(AttemptDirectory directory) {
    return directory.path().resolve("failsafe-summary.xml");
  }

  /** Empty when the file is missing or cannot be read. */
  static Optional<FailsafeSummary> read(Path file) {
    try (var reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
      Xpp3Dom root = Xpp3DomBuilder.build(reader);
      return Optional.of(
          new FailsafeSummary(
              number(root, "completed"),
              number(root, "failures") + number(root, "errors"),
              text(root, "failureMessage"),
              Boolean.parseBoolean(attribute(root, "timeout")),
              attribute(root, "result")));
    } catch (IOException | XmlPullParserException | NumberFormatException e) {
      return Optional.empty();
    }
  }

  /** Whether Failsafe counted no test and knows of nothing that kept one from being counted. */
  boolean isEmpty() {
    return completed == 0
        && failed == 0
        && failureMessage.isEmpty()
        && !timedOut
        && (SUCCESS.contains(result) || result.equals(NO_TESTS));
  }

  /** Whether tests ran and neither a number nor Failsafe's verdict speaks of a failure. */
  boolean isSuccess() {
    return completed > 0
        && failed == 0
        && failureMessage.isEmpty()
        && !timedOut
        && SUCCESS.contains(result);
  }

  private static String attribute(Xpp3Dom root, String name) {
    var value = root.getAttribute(name);
    return value == null ? "" : value.strip();
  }

  private static int number(Xpp3Dom root, String child) {
    return Integer.parseInt(text(root, child));
  }

  private static String text(Xpp3Dom root, String child) {
    var element = root.getChild(child);
    var value = element == null ? null : element.getValue();
    return value == null ? "" : value.strip();
  }
}
