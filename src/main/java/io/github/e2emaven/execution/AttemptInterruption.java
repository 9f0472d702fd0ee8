package io.github.e2emaven.execution;

import io.github.e2emaven.outcome.Ending;
import io.github.e2emaven.outcome.FailureMessage;
import io.github.e2emaven.process.StopPolicy;
import java.time.Duration;

/**
 * Why an attempt's tests were ended from outside.
 *
 * @param ending server died, timed out or cancelled
 * @param message for the user
 */
public record AttemptInterruption(Ending ending, FailureMessage message) {

  /** Between SIGTERM and SIGKILL for every process of the stack. */
  Duration grace() {
    return ending == Ending.SERVER_DIED ? StopPolicy.SERVER_DIED_GRACE : StopPolicy.TEST_GRACE;
  }
}
