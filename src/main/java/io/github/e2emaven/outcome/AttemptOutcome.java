package io.github.e2emaven.outcome;

import io.github.e2emaven.plan.AttemptDirectory;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How one attempt went.
 *
 * @param number 1 for the first
 * @param slot 1..workers
 * @param start when the slot took it
 * @param end when its result was known
 * @param ending how it ended
 * @param message of an infrastructure ending: cause and parameter, end of log; none for the others
 * @param tests what the report holds, in its order; empty when there is none
 * @param resources what the stack was made of
 * @param phases in order of time
 */
public record AttemptOutcome(
    int number,
    int slot,
    Instant start,
    Instant end,
    Ending ending,
    FailureMessage message,
    List<TestCase> tests,
    Resources resources,
    List<Phase> phases) {

  /**
   * What a stack was made of, and what it used.
   *
   * @param directory the attempt's directory
   * @param ports main port under the name {@code main}
   * @param database name of the clone, null for none
   * @param serverPid process id of the server's leader, null when it never started
   * @param usage of its processes until the tests were over
   */
  public record Resources(
      Path directory,
      Map<String, Integer> ports,
      @Nullable String database,
      @Nullable Long serverPid,
      StackUsage usage) {
    public Resources {
      ports = Map.copyOf(ports);
    }
  }

  public AttemptOutcome {
    tests = List.copyOf(tests);
    phases = List.copyOf(phases);
  }

  /** The log to open first. */
  public Path log() {
    return ending.log(new AttemptDirectory(resources.directory()));
  }

  /** Wall time. */
  public Duration duration() {
    return Duration.between(start, end);
  }

  /**
   * A timed part of an attempt.
   *
   * @param name {@code ports}, {@code clone}, {@code server}, {@code test}, {@code close}
   * @param start when it began
   * @param end when it ended
   */
  public record Phase(String name, Instant start, Instant end) {}
}
