package io.github.e2emaven.console;

import io.github.e2emaven.outcome.AttemptOutcome;
import io.github.e2emaven.outcome.FileOutcome;
import io.github.e2emaven.outcome.RunListener;
import io.github.e2emaven.plan.StartSchedule;
import io.github.e2emaven.plan.TestFile;
import java.time.Clock;
import java.util.List;
import java.util.function.Consumer;
import org.jline.utils.AttributedString;

/**
 * Shows what a run is doing now: on a terminal as lines that change, elsewhere as a line for each
 * minute that something takes.
 */
public final class LiveProgress implements RunListener {

  private final RunProgress run;
  private final ProgressLines text;
  private final SlowLines slow = new SlowLines();
  private final Place place;

  /**
   * Where it is shown.
   *
   * @param terminal whether lines may change: false for a build in batch mode
   * @param colours whether lines have colours
   * @param module name of the module; empty in a build of one
   * @param log receives the lines of a build without a terminal
   */
  public record Place(boolean terminal, boolean colours, String module, Consumer<String> log) {}

  /** For one run. */
  public LiveProgress(StartSchedule schedule, Clock clock, Place place) {
    this.run = new RunProgress(schedule, clock);
    this.place = place;
    var prefix = place.module().isEmpty() ? "" : place.module() + "  ";
    this.text = new ProgressLines(prefix, run.estimate());
  }

  @Override
  public void stepStarted(String step) {
    run.stepStarted(step);
    show();
  }

  @Override
  public void runStarted(int workers, int ahead) {
    run.runStarted(workers, ahead);
    show();
  }

  @Override
  public void phaseStarted(PhaseStart phase) {
    run.phaseStarted(phase);
    show();
  }

  @Override
  public void attemptStarted(TestFile file, int attempt, int slot) {
    run.attemptStarted(file, attempt, slot);
    show();
  }

  @Override
  public void attemptEnded(TestFile file, AttemptOutcome outcome) {
    run.attemptEnded(file, outcome);
    show();
  }

  @Override
  public void fileEnded(FileOutcome outcome) {
    run.fileEnded(outcome);
    show();
  }

  @Override
  public void testsEnded() {
    run.testsEnded();
    show();
  }

  @Override
  public void tick() {
    show();
  }

  private void show() {
    var view = run.view();
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
