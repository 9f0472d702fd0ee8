package io.github.e2emaven.runner;

import io.github.e2emaven.outcome.Ending;
import io.github.e2emaven.outcome.TestCase;
import java.util.List;

/**
 * The ending of an attempt with its reasons.
 *
 * @param ending how it ended
 * @param message for infrastructure endings; empty for the others
 * @param tests what the report holds
 */
record Judgement(Ending ending, String message, List<TestCase> tests) {

  Judgement {
    tests = List.copyOf(tests);
  }

  static Judgement of(Ending ending, String message) {
    return new Judgement(ending, message, List.of());
  }
}
