package io.github.e2emaven.console;

import io.github.e2emaven.console.ProgressView.Counts;
import io.github.e2emaven.console.ProgressView.Step;
import io.github.e2emaven.outcome.AttemptOutcome;
import io.github.e2emaven.outcome.FileOutcome;
import io.github.e2emaven.outcome.FileResult;
import io.github.e2emaven.outcome.RunListener;
import io.github.e2emaven.plan.TestFile;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Follows a run by its events, and shows it after each; used by their one thread. */
final class RunProgress implements RunListener {

  private final Clock clock;
  private final Consumer<ProgressView> screen;
  private final int all;
  private final TimeEstimate estimate;
  private final Map<TestFile, FileProgress> open = new LinkedHashMap<>();
  private Instant start;
  private @Nullable Step step;
  private int workers;
  private int ended;
  private int failed;

  RunProgress(int all, TimeEstimate estimate, Clock clock, Consumer<ProgressView> screen) {
    this.screen = screen;
    this.clock = clock;
    this.all = all;
    this.estimate = estimate;
    this.start = clock.instant();
  }

  @Override
  public void stepStarted(String words) {
    step = words.isEmpty() ? null : new Step(words, clock.instant());
    show();
  }

  @Override
  public void runStarted(int slots, int ahead) {
    workers = slots;
    start = clock.instant();
    show();
  }

  @Override
  public void phaseStarted(PhaseStart phase) {
    var file = progress(phase.file(), phase.attempt());
    open.put(phase.file(), file.inPhase(phase.name(), phase.port(), clock.instant()));
    show();
  }

  @Override
  public void attemptStarted(TestFile file, int attempt, int slot) {
    open.put(file, progress(file, attempt).inSlot(slot, clock.instant()));
    show();
  }

  private FileProgress progress(TestFile file, int attempt) {
    return open.getOrDefault(file, FileProgress.begun(file, attempt, clock.instant()));
  }

  @Override
  public void attemptEnded(TestFile file, AttemptOutcome outcome) {
    open.remove(file);
    show();
  }

  @Override
  public void fileEnded(FileOutcome outcome) {
    open.remove(outcome.file());
    estimate.ended(outcome.file(), outcome.duration());
    ended++;
    failed += isFailure(outcome.result()) ? 1 : 0;
    show();
  }

  private static boolean isFailure(FileResult result) {
    return result == FileResult.FAILED || result == FileResult.BROKEN;
  }

  @Override
  public void testsEnded() {
    open.clear();
    workers = 0;
    step = null;
    show();
  }

  @Override
  public void tick() {
    show();
  }

  private void show() {
    screen.accept(view());
  }

  ProgressView view() {
    var now = clock.instant();
    var files = List.copyOf(open.values());
    var counts = new Counts(ended, failed, all);
    return new ProgressView(
        now, start, step, workers, files, counts, estimate.left(files, workers, now).orElse(null));
  }
}
