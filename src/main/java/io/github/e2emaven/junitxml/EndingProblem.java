package io.github.e2emaven.junitxml;

import io.github.e2emaven.outcome.AttemptOutcome;
import io.github.e2emaven.outcome.Ending;
import io.github.e2emaven.outcome.FailureMessage;
import io.github.e2emaven.outcome.TestCase.Problem;

/** The ending of an attempt as the problem of a test case. */
final class EndingProblem {

  private EndingProblem() {}

  /** Of type {@code TEST_JVM_CRASHED} and the like. */
  static Problem of(AttemptOutcome attempt) {
    return of(attempt, attempt.ending(), attempt.message());
  }

  /** The same for an ending that shows only when the report is read again. */
  static Problem of(AttemptOutcome attempt, Ending ending, FailureMessage message) {
    var text =
        "attempt %d: %s\nlog: %s"
            .formatted(attempt.number(), words(ending, message.text()), attempt.log());
    return new Problem(ending.name(), words(ending, message.headline()), text);
  }

  private static String words(Ending ending, String said) {
    return said.isBlank() ? ending.words() : ending.words() + ": " + said.strip();
  }
}
