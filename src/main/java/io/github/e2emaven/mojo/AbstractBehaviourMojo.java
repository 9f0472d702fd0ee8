package io.github.e2emaven.mojo;

import io.github.e2emaven.planning.BehaviourParameters;
import io.github.e2emaven.planning.SlotParameters;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/** How a run behaves: {@code prepare} and {@code parallel-e2e} read the same parameters. */
abstract class AbstractBehaviourMojo extends AbstractVerdictMojo {

  /**
   * Number of test files that run at a time, each with its own server, ports and database: a number
   * such as {@code 4}, a multiple of the processors such as {@code 0.5C}, or {@code auto}, one per
   * processor and at least two. Never more than there are test files; reduced (the calculation is
   * logged) to what free memory and PostgreSQL's free connections allow. Default: {@code auto}.
   *
   * @since 0.1.0
   */
  @Parameter(property = "e2e.workers", defaultValue = "auto")
  private String workers = "auto";

  /**
   * Number of stacks that are started while all workers are busy, so that a test file need not wait
   * for its server: a number, or {@code auto}, as many as workers. Never more than test files are
   * left, or than free memory and PostgreSQL's free connections allow. {@code 0} switches it off.
   * {@code auto} is 0 with one worker, and when {@code @{slot}} or {@code E2E_SLOT} is used: a
   * stack that is started ahead has a number above {@code workers}. Default: {@code auto}.
   *
   * @since 0.1.0
   */
  @Parameter(property = "e2e.lookAhead", defaultValue = "auto")
  private String lookAhead = "auto";

  /**
   * Whether the first failed test file aborts the run: the remaining test files are reported as
   * cancelled or not run. Broken infrastructure (server died, test JVM crashed, timed out) does not
   * count as a failure. Default: {@code false}.
   *
   * @since 0.1.0
   */
  @Parameter(property = "e2e.failFast", defaultValue = "false")
  private boolean failFast;

  /**
   * Number of times that a test file that did not pass is retried, each time on a new stack: new
   * ports, server, database and directory. A pass after a retry is reported as flaky; see {@code
   * failOnFlakes}. Default: {@code 0}.
   *
   * @since 0.1.0
   */
  @Parameter(property = "e2e.retries", defaultValue = "0")
  private int retries;

  /**
   * Seconds that the tests of one attempt may take, at least 1. On timeout, thread dumps of server
   * and test JVM and the sessions of the database are written to the attempt's directory, the stack
   * is killed, and the attempt is reported as timed out. Default: {@code 600}.
   *
   * @since 0.1.0
   */
  @Parameter(property = "e2e.timeoutInSeconds", defaultValue = "600")
  private int timeoutInSeconds;

  /**
   * Short form of {@code timeoutInSeconds} for the command line, in seconds; wins over it. Default:
   * none. Example: {@code -De2e.timeout=120}.
   *
   * @since 0.1.0
   */
  @Parameter(property = "e2e.timeout")
  private @Nullable Integer timeout;

  /**
   * Seconds that the whole run may take. On timeout the run is aborted, and the remaining test
   * files are reported as cancelled or not run. Default: {@code 0}, no limit.
   *
   * @since 0.1.0
   */
  @Parameter(property = "e2e.runTimeoutInSeconds", defaultValue = "0")
  private int runTimeoutInSeconds;

  /**
   * Which databases outlive the run, to be inspected: {@code never}, {@code failed} (those of the
   * test files that did not pass), {@code all-if-failed} (all, if one test file did not pass) or
   * {@code always}. The summary prints how to connect to each of them; those of the embedded
   * PostgreSQL are opened by the goal {@code open}. Default: {@code failed}.
   *
   * @since 0.1.0
   */
  @Parameter(property = "e2e.keepDatabases", defaultValue = "failed")
  private String keepDatabases = "failed";

  /**
   * Number of runs whose files remain in {@code target/e2e/runs}, this run included: logs, reports
   * and kept databases. At the beginning of a run older ones are deleted. Default: {@code 10}.
   *
   * @since 0.1.0
   */
  @Parameter(property = "e2e.keepRuns", defaultValue = "10")
  private int keepRuns;

  /**
   * MiB that the files of earlier runs may take together; the oldest are deleted first. The latest
   * earlier run remains in any case. Default: {@code 1024}.
   *
   * @since 0.1.0
   */
  @Parameter(property = "e2e.keepRunsInMegabytes", defaultValue = "1024")
  private int keepRunsInMegabytes;

  /**
   * {@code auto}: servers of a JVM start from a class-data archive, which saves a third to two
   * thirds of their CPU time. A run of at least four test files builds it; it is kept in {@code
   * cacheDirectory}. The console says so, or what forbids it. Test JVMs use the C1 compiler alone.
   * {@code off}: neither. Default: {@code auto}.
   *
   * @since 0.1.0
   */
  @Parameter(property = "e2e.startAcceleration", defaultValue = "auto")
  private String startAcceleration = "auto";

  /** The parameters as one value; nothing is checked yet. */
  final BehaviourParameters behaviour() {
    return new BehaviourParameters(
        new SlotParameters(workers, lookAhead),
        failFast,
        retries,
        timeout == null ? timeoutInSeconds : timeout,
        runTimeoutInSeconds,
        keepDatabases,
        keepRuns,
        keepRunsInMegabytes);
  }

  final String startAcceleration() {
    return startAcceleration;
  }
}
