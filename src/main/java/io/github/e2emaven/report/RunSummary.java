package io.github.e2emaven.report;

import io.github.e2emaven.outcome.FileOutcome;
import io.github.e2emaven.outcome.FileResult;
import io.github.e2emaven.outcome.ProcessLeak;
import io.github.e2emaven.outcome.RunRecord;
import io.github.e2emaven.plan.TestFile;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The summary of a run: a table, the times, and details of each file that did not pass. */
public final class RunSummary {

  private static final List<String> HEADINGS =
      List.of("Test file", "Result", "Tests", "Attempts", "Duration");

  /** Width of all columns but the first one. */
  private static final int OTHERS = 42;

  private final RunRecord run;
  private final Map<TestFile, String> kept;
  private final int width;

  /**
   * The summary of one run.
   *
   * @param run the record
   * @param kept connection strings, without passwords, of the databases that were kept
   * @param width columns of the terminal; at least 60 are used
   */
  public RunSummary(RunRecord run, Map<TestFile, String> kept, int width) {
    this.run = run;
    this.kept = Map.copyOf(kept);
    this.width = Math.max(60, width);
  }

  /** All lines, in order. */
  public List<StyledLine> lines() {
    var lines = new ArrayList<StyledLine>();
    if (!run.files().isEmpty()) {
      addTable(lines);
    }
    lines.add(new StyledLine(StyledLine.Mark.PLAIN, times()));
    new SlotSummary(run)
        .lines()
        .forEach(
            text -> lines.add(new StyledLine(StyledLine.Mark.PLAIN, TextTable.cut(text, width))));
    var details = new FailureDetails(kept, width);
    run.files().forEach(file -> lines.addAll(details.lines(file)));
    addNotRun(lines);
    var leaks = new LeakLines();
    run.leaks().stream()
        .flatMap(leak -> leaks.next(leak).stream())
        .forEach(text -> lines.add(new StyledLine(StyledLine.Mark.WARNING, "LEAK " + text)));
    return lines;
  }

  private void addTable(List<StyledLine> lines) {
    var rows = new ArrayList<List<String>>();
    rows.add(HEADINGS);
    run.files().forEach(file -> rows.add(row(file)));
    var table = TextTable.table(rows, 2);
    lines.add(new StyledLine(StyledLine.Mark.STRONG, table.get(0)));
    for (var i = 0; i < run.files().size(); i++) {
      var mark = StyledLine.Mark.of(run.files().get(i).result());
      lines.add(new StyledLine(mark, table.get(i + 1)));
    }
  }

  private void addNotRun(List<StyledLine> lines) {
    var number = run.count(FileResult.NOT_RUN);
    var reason = run.abortReason();
    if (number > 0 && reason != null) {
      var text = FileResult.NOT_RUN.label() + " " + number + ": " + reason;
      lines.add(new StyledLine(StyledLine.Mark.WARNING, TextTable.cut(text, width)));
    }
  }

  private List<String> row(FileOutcome file) {
    var tests = file.attempts().isEmpty() ? 0 : file.last().tests().size();
    return List.of(
        TextTable.cutLeft(file.file().className(), width - OTHERS),
        file.result().label(),
        Integer.toString(tests),
        Integer.toString(file.attempts().size()),
        DurationText.of(file.duration()));
  }

  private String times() {
    var sum = run.files().stream().map(FileOutcome::duration).reduce(Duration.ZERO, Duration::plus);
    return "Wall time "
        + DurationText.of(run.duration())
        + ", sum of durations "
        + DurationText.of(sum)
        + " ("
        + run.workers()
        + (run.workers() == 1 ? " worker)" : " workers)");
  }

  /**
   * Limits the lines on leaked processes: a fork bomb leaks hundreds, a few per file are enough.
   */
  public static final class LeakLines {

    private static final int SHOWN = 5;

    private final Map<TestFile, Integer> counts = new HashMap<>();

    /** The line for the next leak; empty once its file has had enough lines. */
    public Optional<String> next(ProcessLeak leak) {
      int number = counts.merge(leak.file(), 1, Integer::sum);
      return number <= SHOWN
          ? Optional.of(leak.toString())
          : Optional.of(
                  "%s left more processes behind; all are in run.json"
                      .formatted(leak.file().simpleName()))
              .filter(more -> number == SHOWN + 1);
    }
  }
}
