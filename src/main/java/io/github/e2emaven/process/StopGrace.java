package io.github.e2emaven.process;

import java.time.Duration;

/**
 * Time between SIGTERM and SIGKILL.
 *
 * @param usual zero for SIGKILL right after SIGTERM
 * @param hurried what is left of it at most when the run is cancelled before or meanwhile
 * @param cancellation of the run
 */
public record StopGrace(Duration usual, Duration hurried, Cancellation cancellation) {

  /** One that nobody cuts short. */
  public static StopGrace of(Duration time) {
    return new StopGrace(time, time, new Cancellation());
  }

  /** It begins now. */
  Deadline start() {
    var deadline = new Deadline(usual);
    var unused = cancellation.whenCancelled().thenRun(() -> deadline.bringForward(hurried));
    return deadline;
  }
}
