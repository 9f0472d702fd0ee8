package io.github.e2emaven.process;

import java.time.Duration;
import java.util.function.Predicate;

/**
 * Time between SIGTERM and SIGKILL.
 *
 * @param usual zero for SIGKILL right after SIGTERM
 * @param hurried what is left of it at most when the run is cancelled before or meanwhile
 * @param cancellation of the run
 */
public record StopGrace(Duration usual, Duration hurried, Cancellation cancellation) {

  /** A grace that no cancellation cuts short. */
  public static StopGrace of(Duration time) {
    return new StopGrace(time, time, new Cancellation());
  }

  /** Runs a step with the deadline of this grace, which begins now. */
  boolean during(Predicate<Deadline> step) {
    var deadline = new Deadline(usual);
    var subscription = cancellation.onCancel(why -> deadline.bringForward(hurried));
    try {
      return step.test(deadline);
    } finally {
      subscription.close();
    }
  }
}
