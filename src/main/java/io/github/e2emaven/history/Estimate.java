package io.github.e2emaven.history;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Duration;

/**
 * What one test file takes by earlier runs.
 *
 * @param tests seconds from the fork of the test JVM to its end
 * @param boot seconds from the start of the server until it was ready
 * @param cpu CPU seconds of server and test JVM
 * @param serverMemory MiB of the server at its peak
 * @param testMemory MiB of the test JVM at its peak
 * @param missed whole runs in a row that did not have the file any more
 */
record Estimate(
    @JsonProperty(required = true) double tests,
    double boot,
    double cpu,
    int serverMemory,
    int testMemory,
    @JsonInclude(JsonInclude.Include.NON_DEFAULT) int missed) {

  /** Files that no branch of a project has any more are forgotten after so many runs. */
  private static final int PATIENCE = 20;

  private static final double LONGEST = 1e6;

  Estimate {
    if (!(tests >= 0 && tests <= LONGEST && boot >= 0 && cpu >= 0)) {
      throw new IllegalArgumentException("a duration is out of range");
    }
  }

  /** Drawn half the way to another run, which leaves it as it is when both are about the same. */
  Estimate towards(Estimate run) {
    return new Estimate(
        Rounding.towards(tests, run.tests),
        Rounding.towards(boot, run.boot),
        Rounding.towards(cpu, run.cpu),
        Rounding.peak(serverMemory, run.serverMemory),
        Rounding.peak(testMemory, run.testMemory),
        0);
  }

  /** After a whole run that has the file. */
  Estimate seen() {
    return missed(0);
  }

  /** After a whole run that does not have it. */
  Estimate missedOnce() {
    return missed(missed + 1);
  }

  private Estimate missed(int times) {
    return new Estimate(tests, boot, cpu, serverMemory, testMemory, times);
  }

  boolean isForgotten() {
    return missed > PATIENCE;
  }

  Duration duration() {
    return Duration.ofMillis(Math.round(tests * 1000));
  }
}
