package io.github.e2emaven.report;

import java.time.Duration;
import java.util.Locale;

/** Durations as users read them. */
final class DurationText {

  private DurationText() {}

  /** For example {@code 4.2 s} or {@code 2 min 03 s}. */
  static String of(Duration duration) {
    var millis = duration.toMillis();
    return millis < 60_000
        ? String.format(Locale.ROOT, "%.1f s", Math.floor(millis / 100.0) / 10)
        : String.format(Locale.ROOT, "%d min %02d s", millis / 60_000, millis / 1000 % 60);
  }
}
