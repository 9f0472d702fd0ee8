package io.github.e2emaven.console;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Lines for a log: what has been running for another whole minute, so that a build is never silent
 * for longer.
 */
final class SlowLines {

  private static final String LINE = "SLOW  [> %d s] ";

  private final Map<String, Long> told = new HashMap<>();

  /** The lines that are due. */
  List<String> due(ProgressView view) {
    var lines = new ArrayList<String>();
    var step = view.step();
    if (step != null) {
      minutes(step.words(), view.since(step.since()))
          .ifPresent(it -> lines.add(it + "e2e " + step.words()));
    }
    var counts = view.counts();
    var done = "  (%d of %d test files done)".formatted(counts.ended(), counts.all());
    view.inSlots().forEach(file -> file(file, view).ifPresent(it -> lines.add(it + done)));
    return lines;
  }

  private Optional<String> file(FileProgress file, ProgressView view) {
    var what = file.file().simpleName() + "  slot " + file.slot() + "  " + file.words();
    return minutes(file.file().className() + "#" + file.attempt(), view.since(file.taken()))
        .map(it -> it + what);
  }

  private Optional<String> minutes(String what, Duration age) {
    var minutes = age.toMinutes();
    var before = told.put(what, minutes);
    return minutes > (before == null ? 0 : before)
        ? Optional.of(LINE.formatted(Duration.ofMinutes(minutes).toSeconds()))
        : Optional.empty();
  }
}
