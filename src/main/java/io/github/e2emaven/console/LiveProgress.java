package io.github.e2emaven.console;

import io.github.e2emaven.outcome.RunListener;
import io.github.e2emaven.plan.StartSchedule;
import java.time.Clock;
import java.util.List;
import java.util.function.Consumer;
import org.jline.utils.AttributedString;

/**
 * Shows what a run is doing now: on a terminal as lines that change, elsewhere as a line for each
 * minute that something takes.
 */
public final class LiveProgress {

  private final Place place;
  private final ProgressLines text;
  private final SlowLines slow = new SlowLines();

  /**
   * Where it is shown.
   *
   * @param terminal whether lines may change: false for a build in batch mode
   * @param colours whether lines have colours
   * @param module name of the module; empty in a build of one
   * @param log receives the lines of a build without a terminal
   */
  public record Place(boolean terminal, boolean colours, String module, Consumer<String> log) {}

  private LiveProgress(TimeEstimate estimate, Place place) {
    this.place = place;
    this.text = new ProgressLines(place.module().isEmpty() ? "" : place.module() + "  ", estimate);
  }

  /** What follows one run and shows it. */
  public static RunListener of(StartSchedule schedule, Clock clock, Place place) {
    var estimate = new TimeEstimate(schedule);
    var all = schedule.starts().size();
    return new RunProgress(all, estimate, clock, new LiveProgress(estimate, place)::show);
  }

  private void show(ProgressView view) {
    boolean live = place.terminal() && TerminalArea.SHARED.show(this, styled(text.of(view)));
    if (!live) {
      slow.due(view).forEach(place.log());
    }
  }

  private List<AttributedString> styled(List<AttributedString> lines) {
    return place.colours()
        ? lines
        : lines.stream().map(line -> new AttributedString(line.toString())).toList();
  }
}
