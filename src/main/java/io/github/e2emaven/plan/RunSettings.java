package io.github.e2emaven.plan;

import java.time.Duration;

/**
 * How a run behaves.
 *
 * @param workers slots, at least 1
 * @param failFast whether the first failed file ends the run
 * @param retries further attempts of a file that did not pass, 0 for none
 * @param timeout of one attempt's test JVM
 * @param keepDatabases which databases outlive the run
 * @param runTimeout of the whole run, zero for none
 */
public record RunSettings(
    int workers,
    boolean failFast,
    int retries,
    Duration timeout,
    KeepDatabases keepDatabases,
    Duration runTimeout) {

  /** The same rules for another number of slots. */
  public RunSettings withWorkers(int other) {
    return new RunSettings(other, failFast, retries, timeout, keepDatabases, runTimeout);
  }
}
