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
 * @param files every planned file, in the plan's order
 * @param broken why the run ended before its time, null when it did not
 * @param leaks processes that were left behind, in the order of their finding
 * @param reports where the final {@code TEST-*.xml} are
 */
public record RunRecord(
    RunId id,
    Instant start,
    Instant end,
    int workers,
    List<FileOutcome> files,
    @Nullable String broken,
    List<Leak> leaks,
    Path reports) {

  public RunRecord {
    files = List.copyOf(files);
    leaks = List.copyOf(leaks);
  }

  /** Wall time. */
  public Duration duration() {
    return Duration.between(start, end);
  }

  /** Whether nothing speaks against any file. */
  public boolean isGood() {
    return broken == null && files.stream().allMatch(file -> file.result().isGood());
  }

  /** How many files have this result. */
  public long count(FileResult result) {
    return files.stream().filter(file -> file.result() == result).count();
  }
}
