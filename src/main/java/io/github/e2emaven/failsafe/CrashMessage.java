package io.github.e2emaven.failsafe;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a user wants to know of a test JVM that ended too early, out of what Failsafe says of it:
 * Surefire's message repeats the command line and its own stack trace.
 */
final class CrashMessage {

  private static final Pattern EXIT_CODE = Pattern.compile("Process Exit Code: ([0-9]+)");
  private static final String NO_GOODBYE = "without properly saying goodbye";

  private CrashMessage() {}

  static String of(String said) {
    var code = EXIT_CODE.matcher(said).results().map(match -> match.group(1)).findFirst();
    return said.contains(NO_GOODBYE) || code.isPresent() ? ended(code) : firstLines(said);
  }

  private static String ended(Optional<String> code) {
    return "the test JVM ended%s before its tests were done: System.exit, Runtime.halt, a crash or a kill"
        .formatted(code.map(number -> " with exit code " + number).orElse(""));
  }

  /** Without Failsafe's own stack frames. */
  private static String firstLines(String said) {
    return String.join(
        "\n",
        said.lines().filter(line -> !line.stripLeading().startsWith("at ")).limit(5).toList());
  }
}
