package io.github.e2emaven.report;

import io.github.e2emaven.outcome.AttemptOutcome;
import io.github.e2emaven.outcome.Ending;
import io.github.e2emaven.outcome.TestCase.Problem;
import io.github.e2emaven.plan.AttemptDirectory;
import java.nio.file.Path;

/** Endings of attempts as reports tell them. */
public final class EndingSummary {

  private EndingSummary() {}

  /** The log to open first: the server's when the server is at fault, else the test JVM's. */
  public static Path log(AttemptOutcome attempt) {
    var directory = new AttemptDirectory(attempt.resources().directory());
    return switch (attempt.ending()) {
      case SERVER_NOT_STARTED, SERVER_DIED, STACK_REFUSED, DATABASE_REFUSED, DATABASE_LOST ->
          directory.serverLog();
      default -> directory.testLog();
    };
  }

  /** The ending as a problem of type {@code TEST_JVM_CRASHED} and the like. */
  public static Problem problem(AttemptOutcome attempt) {
    return problem(attempt, attempt.ending(), attempt.message());
  }

  /** The same for an ending that was found out only later. */
  public static Problem problem(AttemptOutcome attempt, Ending ending, String message) {
    var said = message.isBlank() ? "" : ": " + message.strip();
    var text =
        String.join(
            "\n",
            "attempt " + attempt.number() + ": " + ending.words() + said,
            "log: " + log(attempt));
    return new Problem(ending.name(), ending.words() + firstLine(said), text);
  }

  private static String firstLine(String text) {
    return text.lines().findFirst().orElse("");
  }
}
