package io.github.e2emaven.execution;

import io.github.e2emaven.outcome.Ending;
import io.github.e2emaven.outcome.FailureMessage;
import io.github.e2emaven.outcome.TestCase;
import java.util.List;

/**
 * The ending of an attempt with its reasons.
 *
 * @param ending how it ended
 * @param message for infrastructure endings; empty for the others
 * @param tests what the report holds
 */
record AttemptEnding(Ending ending, FailureMessage message, List<TestCase> tests) {

  AttemptEnding {
    tests = List.copyOf(tests);
  }

  static AttemptEnding of(Ending ending, FailureMessage message) {
    return new AttemptEnding(ending, message, List.of());
  }
}
