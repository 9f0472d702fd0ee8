package io.github.e2emaven.process;

import java.time.Duration;

/**
 * Every grace and every patience at the end of an attempt and of a run. They stand in one place,
 * because each wait must outlast the work that it waits for.
 *
 * @param stopTimeout what a server gets from SIGTERM to SIGKILL
 */
public record StopPolicy(Duration stopTimeout) {

  /** From SIGTERM to SIGKILL for a test JVM: time to write its coverage. */
  public static final Duration TEST_GRACE = Duration.ofSeconds(2);

  /** The same after the death of its server: the file ends within a second. */
  public static final Duration SERVER_DIED_GRACE = Duration.ofMillis(200);

  /** The same for processes that tests left behind. */
  public static final Duration LEAK_GRACE = Duration.ofSeconds(2);

  /** The most that a server gets once the run is cancelled. */
  public static final Duration CANCELLED_GRACE = Duration.ofSeconds(2);

  /** From SIGTERM to SIGKILL for processes of a killed run. */
  public static final Duration REAPER_GRACE = Duration.ofSeconds(2);

  /** For each step of the ladder with which a postmaster is stopped: SIGINT, SIGQUIT. */
  public static final Duration POSTMASTER_GRACE = Duration.ofSeconds(10);

  /** How long the processes of a unit are killed and searched for after SIGKILL. */
  public static final Duration KILL_LIMIT = Duration.ofSeconds(10);

  /** For dropping the clones of a run's last stacks. */
  private static final Duration DROP_MARGIN = Duration.ofSeconds(20);

  /** For what a run closes beside its stacks: PostgreSQL, ledger, guardian. */
  private static final Duration CLOSE_MARGIN = Duration.ofSeconds(10);

  /** How the server of a stack is stopped. */
  public StopGrace serverGrace(Cancellation cancellation) {
    return new StopGrace(stopTimeout, CANCELLED_GRACE, cancellation);
  }

  /** How long a run waits for the release of its stacks. */
  public Duration releasePatience() {
    return stopTimeout.plus(KILL_LIMIT).plus(DROP_MARGIN);
  }

  /** How long the shutdown hook waits for the run: longer than the run waits for its stacks. */
  public Duration shutdownPatience() {
    return releasePatience().plus(CLOSE_MARGIN);
  }
}
