package io.github.e2emaven.report;

import java.time.Duration;
import java.util.Locale;

/** Durations as users read them. */
public final class DurationText {

  private DurationText() {}

  /** For example {@code 4.2 s} or {@code 2 min 03 s}. */
  public static String of(Duration duration) {
    var millis = duration.toMillis();
    return millis < 60_000
        ? String.format(Locale.ROOT, "%.1f s", Math.floor(millis / 100.0) / 10)
        : minutes(duration);
  }

  /** For example {@code 4 s} or {@code 2 min 03 s}. */
  public static String inSeconds(Duration duration) {
    return duration.toSeconds() < 60 ? duration.toSeconds() + " s" : minutes(duration);
  }

  private static String minutes(Duration duration) {
    return String.format(
        Locale.ROOT, "%d min %02d s", duration.toMinutes(), duration.toSecondsPart());
  }
}
