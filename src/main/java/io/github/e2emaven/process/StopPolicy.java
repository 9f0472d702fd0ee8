package io.github.e2emaven.process;

import java.time.Duration;

/**
 * Every grace and timeout at the end of an attempt and of a run. All are here, because each wait
 * must outlast the work that it waits for.
 *
 * @param stopTimeout for a server, from SIGTERM to SIGKILL
 */
public record StopPolicy(Duration stopTimeout) {

  /** For a test JVM, from SIGTERM to SIGKILL: time to write its coverage data. */
  public static final Duration TEST_GRACE = Duration.ofSeconds(2);

  /** For a test JVM whose server died: the attempt ends within a second. */
  public static final Duration SERVER_DIED_GRACE = Duration.ofMillis(200);

  /** For processes that tests left behind, from SIGTERM to SIGKILL. */
  public static final Duration LEAK_GRACE = Duration.ofSeconds(2);

  /** For a server once the run is cancelled, from SIGTERM to SIGKILL at most. */
  public static final Duration CANCELLED_GRACE = Duration.ofSeconds(2);

  /** For processes of a killed run, from SIGTERM to SIGKILL. */
  public static final Duration REAPER_GRACE = Duration.ofSeconds(2);

  /** For each step of the ladder with which a postmaster is stopped: SIGINT, SIGQUIT. */
  public static final Duration POSTMASTER_GRACE = Duration.ofSeconds(10);

  /** For killing the processes of a unit and searching for more after the first SIGKILL. */
  public static final Duration KILL_LIMIT = Duration.ofSeconds(10);

  /** For Maven to exit once the guardian's pipe is closed; cleanup starts after it has exited. */
  public static final Duration MAVEN_EXIT_LIMIT = Duration.ofSeconds(30);

  /** For the guardian's cleanup, the wait for Maven included; then it exits in any case. */
  public static final Duration GUARDIAN_LIMIT = Duration.ofSeconds(150);

  /** For writing a class-data archive: seconds, on a busy machine many more. */
  private static final Duration TRAINING_LIMIT = Duration.ofSeconds(60);

  /** For dropping the clones of the last stacks. */
  private static final Duration DROP_MARGIN = Duration.ofSeconds(20);

  /** For closing PostgreSQL, ledger and guardian. */
  private static final Duration CLOSE_MARGIN = Duration.ofSeconds(10);

  /** The grace of a stack's server. */
  public StopGrace serverGrace(Cancellation cancellation) {
    return new StopGrace(stopTimeout, CANCELLED_GRACE, cancellation);
  }

  /** The grace of a server that writes a class-data archive when it exits; none once cancelled. */
  public StopGrace trainingGrace(Cancellation cancellation) {
    return new StopGrace(stopTimeout.plus(TRAINING_LIMIT), Duration.ZERO, cancellation);
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
