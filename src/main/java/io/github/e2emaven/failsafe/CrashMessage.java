package io.github.e2emaven.failsafe;

import io.github.e2emaven.outcome.FailureMessage;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Tells why a test JVM exited early, from what Failsafe reports: Surefire's message repeats the
 * command line and has a stack trace of Surefire's own.
 */
final class CrashMessage {

  private static final Pattern EXIT_CODE = Pattern.compile("Process Exit Code: ([0-9]+)");
  private static final Pattern CAUSE = Pattern.compile("Cause(?:d by)?: (.+)");
  private static final Pattern FRAME = Pattern.compile("at .+\\(.*\\)|\\.\\.\\. [0-9]+ more");
  private static final Pattern SUREFIRE =
      Pattern.compile("^org\\.apache\\.maven\\.surefire\\.[\\w.]+Exception: ");
  private static final String NO_GOODBYE = "without properly saying goodbye";
  private static final int LINES = 30;

  private CrashMessage() {}

  /** What Failsafe reported, without command line and stack frames. */
  static FailureMessage of(String reported) {
    var code = EXIT_CODE.matcher(reported).results().map(match -> match.group(1)).findFirst();
    return reported.contains(NO_GOODBYE) || code.isPresent() ? exited(code) : quoting(reported);
  }

  private static FailureMessage exited(Optional<String> code) {
    return FailureMessage.of(
        "The test JVM ended%s before its tests were complete: System.exit, Runtime.halt, a crash or a kill"
            .formatted(code.map(number -> " with exit code " + number).orElse("")));
  }

  /** The root cause is last, below the frames, and belongs into the headline. */
  private static FailureMessage quoting(String reported) {
    var lines = withoutFrames(SUREFIRE.matcher(reported.strip()).replaceFirst(""));
    var text = lines.stream().limit(LINES).collect(Collectors.joining("\n"));
    var message = FailureMessage.quoting(text);
    return lines.stream()
        .map(line -> CAUSE.matcher(line.strip()))
        .filter(cause -> cause.matches())
        .map(cause -> cause.group(1))
        .reduce((earlier, last) -> last)
        .map(cause -> message.withHeadline(message.headline() + ": " + cause))
        .orElse(message);
  }

  private static List<String> withoutFrames(String text) {
    return text.lines()
        .filter(line -> !line.isBlank() && !FRAME.matcher(line.strip()).matches())
        .toList();
  }
}
