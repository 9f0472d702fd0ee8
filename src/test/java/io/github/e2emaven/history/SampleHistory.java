package io.github.e2emaven.history;

import io.github.e2emaven.outcome.AttemptOutcome;
import io.github.e2emaven.outcome.Ending;
import io.github.e2emaven.outcome.FailureMessage;
import io.github.e2emaven.outcome.FileOutcome;
import io.github.e2emaven.outcome.StackUsage;
import io.github.e2emaven.outcome.StackUsage.Share;
import io.github.e2emaven.outcome.TestCase;
import io.github.e2emaven.plan.HistoryPlace;
import io.github.e2emaven.plan.TestFile;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Outcomes of test files, and a place for what is noted of them. */
final class SampleHistory {

  private static final StackUsage USAGE =
      new StackUsage(
          new Share(Duration.ofMillis(1_234), 100 << 20),
          new Share(Duration.ofMillis(2_000), 50 << 20));

  final List<String> notices = new ArrayList<>();
  final HistoryPlace place;

  SampleHistory(Path file) {
    this.place = new HistoryPlace(file, null);
  }

  void note(FileOutcome... outcomes) {
    new HistoryUpdate(place, notices::add).note(List.of(outcomes));
  }

  Map<String, Estimate> estimates() {
    return new HistoryFile(place.file()).read().estimates();
  }

  Estimate estimate(String name) {
    return Objects.requireNonNull(estimates().get(name));
  }

  /** A file whose only attempt passed after so many seconds. */
  static FileOutcome passed(String name, double seconds) {
    return outcome(name, attempt(Ending.PASSED, seconds, List.of()));
  }

  static FileOutcome outcome(String name, AttemptOutcome... attempts) {
    return new FileOutcome(new TestFile(name), List.of(attempts));
  }

  static AttemptOutcome attempt(Ending ending, double seconds, List<TestCase> tests) {
    var ready = Instant.EPOCH.plusSeconds(3);
    var end = ready.plusMillis(Math.round(seconds * 1000));
    return new AttemptOutcome(
        1,
        1,
        Instant.EPOCH,
        end,
        ending,
        FailureMessage.NONE,
        tests,
        new AttemptOutcome.Resources(Path.of("a"), Map.of(), null, null, USAGE),
        List.of(
            new AttemptOutcome.Phase("server", Instant.EPOCH, ready.minusSeconds(2)),
            new AttemptOutcome.Phase("server", ready.minusSeconds(2), ready),
            new AttemptOutcome.Phase("test", ready, end)));
  }
}
