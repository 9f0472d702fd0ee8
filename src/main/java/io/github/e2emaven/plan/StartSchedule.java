package io.github.e2emaven.plan;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * When the test files of a run start, and where it is noted how long they took. Every report has
 * the order of the plan instead, so that two runs can be compared.
 *
 * @param starts all test files, in the order of their start
 * @param rule the order in words, for users
 * @param noted where this run notes durations; null when it does not, because its filter may run
 *     parts of test files
 */
public record StartSchedule(List<Start> starts, String rule, @Nullable HistoryPlace noted) {

  public StartSchedule {
    starts = List.copyOf(starts);
  }

  /** This schedule of a run that notes durations. */
  public StartSchedule notedIn(HistoryPlace place) {
    return new StartSchedule(starts, rule, place);
  }

  /** The test files in the order of their start. */
  public List<TestFile> files() {
    return starts.stream().map(Start::file).toList();
  }

  /**
   * A test file that waits for its turn.
   *
   * @param file the test class
   * @param expected how long its tests take by earlier runs; the median of the others when none
   *     knows it, zero when none knows any
   */
  public record Start(TestFile file, Duration expected) {}
}
