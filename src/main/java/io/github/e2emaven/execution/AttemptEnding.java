package io.github.e2emaven.execution;

import io.github.e2emaven.outcome.Ending;
import io.github.e2emaven.outcome.FailureMessage;
import io.github.e2emaven.outcome.TestCase;
import io.github.e2emaven.process.ExitStatus;
import java.time.Duration;
import java.util.List;

/**
 * The ending of an attempt with its reasons.
 *
 * @param ending how it ended
 * @param message of an infrastructure ending; none for the others
 * @param tests what the report holds
 */
record AttemptEnding(Ending ending, FailureMessage message, List<TestCase> tests) {

  AttemptEnding {
    tests = List.copyOf(tests);
  }

  static AttemptEnding of(Ending ending, FailureMessage message) {
    return new AttemptEnding(ending, message, List.of());
  }

  static AttemptEnding serverDied(ExitStatus status) {
    return of(
        Ending.SERVER_DIED,
        FailureMessage.of("The server exited with %s while the tests ran".formatted(status)));
  }

  /** Without its tests: a report counts each test once, in the file that it belongs to. */
  static AttemptEnding foreignTests(List<String> names) {
    var what =
        "The test JVM also ran tests of other test files, which have stacks of their own: %s%s. Narrow <test> of maven-failsafe-plugin or -Dit.test, or exclude one of the files with <excludes>";
    var shown = names.subList(0, Math.min(3, names.size()));
    return of(
        Ending.FOREIGN_TESTS,
        FailureMessage.of(
            what.formatted(String.join(", ", shown), names.size() > shown.size() ? ", …" : "")));
  }

  static AttemptEnding cancelled(String why) {
    return of(Ending.CANCELLED, FailureMessage.of("cancelled: " + why));
  }

  static AttemptEnding timedOut(Duration timeout) {
    return of(
        Ending.TIMED_OUT,
        FailureMessage.of(
            "The tests took longer than %d s (change <timeoutInSeconds>)"
                .formatted(timeout.toSeconds())));
  }

  AttemptEnding withMessage(FailureMessage other) {
    return new AttemptEnding(ending, other, tests);
  }

  AttemptEnding withTests(List<TestCase> other) {
    return new AttemptEnding(ending, message, other);
  }
}
