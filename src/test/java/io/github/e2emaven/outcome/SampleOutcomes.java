package io.github.e2emaven.outcome;

import io.github.e2emaven.plan.TestFile;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Sample outcomes; each attempt took 1.54 seconds in slot 2. */
public final class SampleOutcomes {

  private SampleOutcomes() {}

  /** A file whose attempts had these endings. */
  public static FileOutcome of(TestFile file, Ending... endings) {
    return new FileOutcome(
        file,
        IntStream.range(0, endings.length).mapToObj(i -> attempt(i + 1, endings[i])).toList());
  }

  /** An attempt that had this ending. */
  public static AttemptOutcome attempt(int number, Ending ending) {
    return new AttemptOutcome(
        number,
        2,
        Instant.EPOCH,
        Instant.EPOCH.plusMillis(1540),
        ending,
        FailureMessage.NONE,
        List.of(),
        new AttemptOutcome.Resources(Path.of("attempt"), Map.of(), null, null, StackUsage.NONE),
        List.of());
  }
}
