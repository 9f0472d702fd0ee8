package io.github.e2emaven.failsafe;

import io.github.e2emaven.plan.AttemptDirectory;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.codehaus.plexus.util.xml.Xpp3Dom;
import org.codehaus.plexus.util.xml.Xpp3DomBuilder;
import org.codehaus.plexus.util.xml.pull.XmlPullParserException;

/**
 * Failsafe's own summary of an execution, {@code failsafe-summary.xml}.
 *
 * @param completed number of tests that ran
 * @param failed number of tests that failed or ended with an error
 * @param failureMessage why the test JVM exited early; empty when it did not
 */
record FailsafeSummary(int completed, int failed, String failureMessage) {

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
              text(root, "failureMessage")));
    } catch (IOException | XmlPullParserException | NumberFormatException e) {
      return Optional.empty();
    }
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
