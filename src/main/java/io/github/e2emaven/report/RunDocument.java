package io.github.e2emaven.report;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import io.github.e2emaven.outcome.AttemptOutcome;
import io.github.e2emaven.outcome.Ending;
import io.github.e2emaven.outcome.ProcessLeak.Origin;
import io.github.e2emaven.outcome.RunRecord;
import io.github.e2emaven.outcome.StackUsage;
import io.github.e2emaven.outcome.TestCase.Problem;
import io.github.e2emaven.outcome.TestCase.Status;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * {@code run.json}, field by field and in this order. Instants are ISO 8601 in UTC, durations ISO
 * 8601, paths relative to the run's directory. Contains no password.
 *
 * @param schema version of this format; readers reject others
 * @param run the run's id
 * @param finished false until the last stack is gone
 * @param start when the runner started
 * @param end when it ended, or when this was written
 * @param workers slots
 * @param machine its processors, and how busy they were
 * @param rules settings of the run
 * @param broken why it was aborted although no test failed
 * @param aborted why it was aborted, fail-fast included
 * @param reports the final reports
 * @param serverStart whether servers start from a class-data archive, in words
 * @param leaks processes that were left behind
 * @param schedule in which order the files were to start
 * @param files every planned file, in the plan's order
 * @param slots what each slot did from the start to the end; empty until the run is finished
 */
record RunDocument(
    int schema,
    String run,
    boolean finished,
    Instant start,
    Instant end,
    int workers,
    RunRecord.Machine machine,
    Rules rules,
    @JsonSetter(nulls = Nulls.SET) @Nullable String broken,
    @JsonSetter(nulls = Nulls.SET) @Nullable String aborted,
    String reports,
    @JsonSetter(nulls = Nulls.SET) @Nullable String serverStart,
    @JsonSetter(nulls = Nulls.AS_EMPTY) List<Leak> leaks,
    @JsonSetter(nulls = Nulls.AS_EMPTY) List<Start> schedule,
    List<File> files,
    @JsonSetter(nulls = Nulls.AS_EMPTY) List<Slot> slots) {

  static final int SCHEMA = 1;

  /** Whether the document is the last one of its run. */
  enum State {
    /** Files still run. */
    RUNNING,
    /** The last stack is gone. */
    FINISHED
  }

  /**
   * Settings of the run.
   *
   * @param failFast whether the first failed file aborts the run
   * @param retries further attempts
   * @param timeout of one attempt
   * @param keepDatabases as written in a POM
   */
  record Rules(boolean failFast, int retries, Duration timeout, String keepDatabases) {}

  /**
   * A process that was left behind.
   *
   * @param file class name
   * @param origin what left it behind
   * @param pid process id
   * @param commandLine its beginning
   */
  record Leak(String file, Origin origin, long pid, String commandLine) {}

  /**
   * A test file.
   *
   * @param file class name
   * @param result for readers; what counts are the attempts
   * @param attempts in order
   */
  record File(String file, String result, List<Attempt> attempts) {}

  /**
   * An attempt.
   *
   * @param number 1 for the first
   * @param slot 1..workers
   * @param start when the slot took it
   * @param end when its result was known
   * @param ending how it ended
   * @param message of an infrastructure ending: headline and detail; empty for the others
   * @param headline the first line of it
   * @param directory its files
   * @param ports main port as {@code main}, the others under their names
   * @param database name of the clone
   * @param serverPid the server's process id
   * @param usage CPU time, and bytes of memory at their peak
   * @param phases in order of time
   * @param tests in the report's order
   */
  record Attempt(
      int number,
      int slot,
      Instant start,
      Instant end,
      Ending ending,
      String message,
      String headline,
      String directory,
      Map<String, Integer> ports,
      @JsonSetter(nulls = Nulls.SET) @Nullable String database,
      @JsonSetter(nulls = Nulls.SET) @Nullable Long serverPid,
      StackUsage usage,
      List<AttemptOutcome.Phase> phases,
      List<Test> tests) {}

  /**
   * A test.
   *
   * @param className as the report names it
   * @param name as the report names it
   * @param status how it ended
   * @param duration as the report says
   * @param problem what went wrong, null unless failed, in error or flaky
   */
  record Test(
      String className,
      String name,
      Status status,
      Duration duration,
      @JsonSetter(nulls = Nulls.SET) @Nullable Problem problem) {}

  /**
   * A test file before the run.
   *
   * @param file class name
   * @param expected duration of its tests; zero when nothing is known
   */
  record Start(String file, Duration expected) {}

  /**
   * A slot.
   *
   * @param slot 1..workers
   * @param intervals without a gap
   */
  record Slot(int slot, List<Interval> intervals) {}

  /**
   * What a slot did for some time.
   *
   * @param from its beginning
   * @param to its end
   * @param cause such as {@code test} or {@code boot}
   * @param file class name, null when the slot had none
   * @param attempt of that file
   */
  record Interval(
      Instant from,
      Instant to,
      String cause,
      @JsonSetter(nulls = Nulls.SET) @Nullable String file,
      @JsonSetter(nulls = Nulls.SET) @Nullable Integer attempt) {}

  /**
   * A path as the document contains it: with forward slashes, relative to the run where possible.
   */
  static String relative(Path directory, Path path) {
    try {
      return directory.relativize(path).toString().replace('\\', '/');
    } catch (IllegalArgumentException e) {
      return path.toString();
    }
  }
}
