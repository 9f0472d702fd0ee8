package io.github.e2emaven.failsafe;

import io.github.e2emaven.outcome.FailureMessage;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Tells why a test JVM exited early, from what Failsafe reports: Surefire's message repeats the
 * command line and has a stack trace of Surefire's own.
 */
final class CrashMessage {

  private static final Pattern EXIT_CODE = Pattern.compile("Process Exit Code: ([0-9]+)");
  private static final String NO_GOODBYE = "without properly saying goodbye";
  private static final int LINES = 5;

  private CrashMessage() {}

  /** What Failsafe reported, without command line and stack frames. */
  static FailureMessage of(String reported) {
    var code = EXIT_CODE.matcher(reported).results().map(match -> match.group(1)).findFirst();
    return reported.contains(NO_GOODBYE) || code.isPresent()
        ? exited(code)
        : FailureMessage.quoting(firstLines(reported));
  }

  private static FailureMessage exited(Optional<String> code) {
    return FailureMessage.of(
        "The test JVM ended%s before its tests were complete: System.exit, Runtime.halt, a crash or a kill"
            .formatted(code.map(number -> " with exit code " + number).orElse("")));
  }

  private static String firstLines(String reported) {
    return reported
        .lines()
        .filter(line -> !line.stripLeading().startsWith("at "))
        .limit(LINES)
        .collect(Collectors.joining("\n"));
  }
}
