package io.github.e2emaven.outcome;

import io.github.e2emaven.plan.RunId;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The whole run, as {@code run.json} holds it.
 *
 * @param id the run
 * @param start when the runner started
 * @param end when the last stack was gone
 * @param workers slots
 * @param machine what it ran on
 * @param files every planned file, in the plan's order
 * @param abort why the run ended before its time, null when it did not
 * @param leaks processes that were left behind, in the order of their finding
 * @param reports where the final {@code TEST-*.xml} are
 * @param serverStart how the last servers started; null when there is nothing to tell
 */
public record RunRecord(
    RunId id,
    Instant start,
    Instant end,
    int workers,
    Machine machine,
    List<FileOutcome> files,
    @Nullable Abort abort,
    List<ProcessLeak> leaks,
    Path reports,
    @Nullable String serverStart) {

  public RunRecord {
    files = List.copyOf(files);
    leaks = List.copyOf(leaks);
  }

  /** Why the run ended before its time although no test failed; null when that is not so. */
  public @Nullable String broken() {
    return abort != null && abort.broken() ? abort.reason() : null;
  }

  /** Why the run ended before its time, fail-fast included; null when it did not. */
  public @Nullable String abortReason() {
    return abort == null ? null : abort.reason();
  }

  /** Wall time. */
  public Duration duration() {
    return Duration.between(start, end);
  }

  /** Whether no file fails the build. */
  public boolean isSuccess() {
    return broken() == null && files.stream().allMatch(file -> file.result().isSuccess());
  }

  /** How many files have this result. */
  public long count(FileResult result) {
    return files.stream().filter(file -> file.result() == result).count();
  }

  /**
   * What a run has for its processes.
   *
   * @param processors that Maven's JVM may use, at least 1
   * @param load of all processors of the machine from the start to the end, by whatever program: 0
   *     for idle, 1 for busy all the time
   */
  public record Machine(int processors, double load) {}

  /**
   * Why a run ended before every test file had its turn.
   *
   * @param reason one line
   * @param broken whether the run itself failed; false for fail-fast, whose failed test says it all
   */
  public record Abort(String reason, boolean broken) {}
}
