package io.github.e2emaven.failsafe;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.codehaus.plexus.util.xml.Xpp3Dom;
import org.codehaus.plexus.util.xml.Xpp3DomBuilder;
import org.codehaus.plexus.util.xml.pull.XmlPullParserException;

/**
 * Failsafe's own word on an execution, {@code failsafe-summary.xml}.
 *
 * @param completed tests that ran
 * @param bad tests that failed or ended in error
 * @param failureMessage why the test JVM did not end well; empty when it did
 */
record FailsafeSummary(int completed, int bad, String failureMessage) {

  /** Empty when there is none, or none that can be read. */
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
