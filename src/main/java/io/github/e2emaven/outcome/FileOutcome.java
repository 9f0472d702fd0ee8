package io.github.e2emaven.outcome;

import io.github.e2emaven.plan.TestFile;
import java.time.Duration;
import java.util.List;

/**
 * How one test file went.
 *
 * @param file the test class
 * @param attempts in order; empty when it never started
 */
public record FileOutcome(TestFile file, List<AttemptOutcome> attempts) {

  public FileOutcome {
    attempts = List.copyOf(attempts);
  }

  /** A file whose turn never came. */
  public static FileOutcome notRun(TestFile file) {
    return new FileOutcome(file, List.of());
  }

  /**
   * The last attempt decides; a pass after others, or with a flaky test, is flaky. A test that
   * failed and that a later attempt skips has not passed: its file failed, as with Failsafe's own
   * reruns.
   */
  public FileResult result() {
    if (attempts.isEmpty()) {
      return FileResult.NOT_RUN;
    }
    var result = last().ending().result();
    if (result.isSuccess() && attempts.stream().anyMatch(this::isEvaded)) {
      return FileResult.FAILED;
    }
    return result.isSuccess() && neededMore() ? FileResult.FLAKY : result;
  }

  private boolean isEvaded(AttemptOutcome earlier) {
    return earlier.tests().stream().filter(TestCase::isFailure).anyMatch(this::isSkippedAtLast);
  }

  private boolean isSkippedAtLast(TestCase failed) {
    return last().ending() == Ending.ALL_SKIPPED
        || last().ending() == Ending.NO_TESTS_MATCHED
        || last().tests().stream()
            .filter(test -> test.status() == TestCase.Status.SKIPPED)
            .anyMatch(test -> test.hasNameOf(failed));
  }

  private boolean neededMore() {
    return attempts.size() > 1
        || last().tests().stream().anyMatch(test -> test.status() == TestCase.Status.FLAKY);
  }

  /** The attempt that decided; throws when there is none. */
  public AttemptOutcome last() {
    return attempts.get(attempts.size() - 1);
  }

  /** Wall time of all attempts. */
  public Duration duration() {
    return attempts.stream().map(AttemptOutcome::duration).reduce(Duration.ZERO, Duration::plus);
  }
}
