package io.github.e2emaven.history;

import io.github.e2emaven.outcome.AttemptOutcome;
import io.github.e2emaven.outcome.Ending;
import io.github.e2emaven.outcome.FileOutcome;
import io.github.e2emaven.outcome.TestCase;
import java.time.Duration;
import java.util.Optional;

/** What one run says of what a test file takes. */
final class RunMeasure {

  private static final double MEBIBYTE = 1 << 20;

  private RunMeasure() {}

  /** Of the attempt that passed as a whole; empty when there is none: it says nothing. */
  static Optional<Estimate> of(FileOutcome file) {
    return file.attempts().isEmpty() || !isWhole(file.last())
        ? Optional.empty()
        : Optional.of(measure(file.last()));
  }

  /** A test that Failsafe itself ran again counts twice. */
  private static boolean isWhole(AttemptOutcome attempt) {
    return attempt.ending() == Ending.PASSED
        && attempt.tests().stream().noneMatch(test -> test.status() == TestCase.Status.FLAKY);
  }

  private static Estimate measure(AttemptOutcome attempt) {
    var usage = attempt.resources().usage();
    return new Estimate(
        seconds(phase(attempt, "test")),
        seconds(phase(attempt, "server")),
        seconds(usage.cpu()),
        mebibytes(usage.server().peakMemory()),
        mebibytes(usage.tests().peakMemory()),
        0);
  }

  /** The last one: a server whose port was taken is started more than once. */
  private static Duration phase(AttemptOutcome attempt, String name) {
    return attempt.phases().stream()
        .filter(phase -> phase.name().equals(name))
        .map(phase -> Duration.between(phase.start(), phase.end()))
        .reduce(Duration.ZERO, (earlier, later) -> later);
  }

  private static double seconds(Duration duration) {
    return Rounding.of(Math.max(0, duration.toMillis()) / 1000.0);
  }

  private static int mebibytes(long bytes) {
    return (int) Rounding.of(Math.ceil(bytes / MEBIBYTE));
  }
}
