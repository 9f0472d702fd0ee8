package io.github.e2emaven.execution;

import io.github.e2emaven.outcome.Ending;
import java.time.Duration;

/**
 * Why an attempt's tests were ended from outside.
 *
 * @param ending server died, timed out or cancelled
 * @param message for the user
 */
public record AttemptInterruption(Ending ending, String message) {

  /** Room for what a test JVM does at its end, such as writing its coverage. */
  public static final Duration GRACE = Duration.ofSeconds(2);

  /** After its server's death a file ends within a second, also when its tests ignore SIGTERM. */
  private static final Duration SERVER_DIED = Duration.ofMillis(200);

  /** Between SIGTERM and SIGKILL for every process of the stack. */
  Duration grace() {
    return ending == Ending.SERVER_DIED ? SERVER_DIED : GRACE;
  }
}
