package io.github.e2emaven.report;

import io.github.e2emaven.files.LogTail;
import io.github.e2emaven.outcome.AttemptOutcome;
import io.github.e2emaven.outcome.Ending;
import io.github.e2emaven.outcome.FileOutcome;
import io.github.e2emaven.outcome.FileResult;
import io.github.e2emaven.outcome.TestCase;
import io.github.e2emaven.plan.AttemptDirectory;
import io.github.e2emaven.plan.TestFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** The lines on a file that did not pass, and on its kept database. */
final class FailureDetails {

  private static final int MESSAGE_LINES = 6;
  private static final int LOG_LINES = 20;
  private static final int TESTS = 20;

  private static final Set<FileResult> SILENT =
      Set.of(
          FileResult.PASSED,
          FileResult.NO_TESTS,
          FileResult.SKIPPED,
          FileResult.NOT_RUN,
          FileResult.CANCELLED);

  private final Map<TestFile, String> kept;
  private final int width;

  FailureDetails(Map<TestFile, String> kept, int width) {
    this.kept = kept;
    this.width = width;
  }

  /** No lines for a file that passed at once, except on its kept database. */
  List<StyledLine> lines(FileOutcome file) {
    var lines = new ArrayList<StyledLine>();
    if (!SILENT.contains(file.result()) || file.attempts().size() > 1) {
      add(lines, StyledLine.Mark.PLAIN, "");
      add(lines, StyledLine.Mark.of(file.result()), title(file));
      file.attempts().forEach(attempt -> addAttempt(lines, file, attempt));
    } else if (file.result() == FileResult.CANCELLED) {
      // its own logs do not show the cause
      add(lines, StyledLine.Mark.of(file.result()), title(file));
      addText(lines, file.last().message().text(), "  ");
    }
    var database = kept.get(file.file());
    if (database != null) {
      // never cut: users copy it
      lines.add(
          new StyledLine(
              StyledLine.Mark.PLAIN,
              "  database of " + file.file().simpleName() + ": " + database));
    }
    return lines;
  }

  private String title(FileOutcome file) {
    var label = file.result().label() + " ";
    return label + TextTable.cutLeft(file.file().className(), width - label.length());
  }

  private void addAttempt(List<StyledLine> lines, FileOutcome file, AttemptOutcome attempt) {
    if (attempt.ending() == Ending.PASSED) {
      addReruns(lines, attempt);
      return;
    }
    var number = file.attempts().size() > 1 ? "attempt " + attempt.number() + ": " : "";
    add(lines, StyledLine.Mark.PLAIN, "  " + number + attempt.ending().words());
    addText(lines, attempt.message().text(), "    ");
    addTests(lines, attempt.tests().stream().filter(TestCase::isFailure).toList());
    if (attempt.number() == file.last().number()) {
      addLog(lines, attempt);
    }
    addPaths(lines, attempt);
  }

  /** Tests that passed only when Failsafe itself ran them again in the same test JVM. */
  private void addReruns(List<StyledLine> lines, AttemptOutcome attempt) {
    var reruns =
        attempt.tests().stream().filter(test -> test.status() == TestCase.Status.FLAKY).toList();
    if (!reruns.isEmpty()) {
      add(lines, StyledLine.Mark.PLAIN, "  passed when Failsafe reran them:");
      addTests(lines, reruns);
    }
  }

  private void addTests(List<StyledLine> lines, List<TestCase> failures) {
    for (var test : failures.subList(0, Math.min(TESTS, failures.size()))) {
      add(lines, StyledLine.Mark.FAILURE, "  " + simple(test.className()) + "." + test.name());
      var problem = test.problem();
      if (problem != null) {
        new FailureText(test, problem)
            .lines()
            .forEach(line -> lines.add(new StyledLine(StyledLine.Mark.PLAIN, "    " + line)));
      }
    }
    if (failures.size() > TESTS) {
      add(lines, StyledLine.Mark.FAILURE, "  and " + (failures.size() - TESTS) + " more");
    }
  }

  private void addLog(List<StyledLine> lines, AttemptOutcome attempt) {
    var log = attempt.log();
    var tail = LogTail.read(log, LOG_LINES);
    if (!tail.isEmpty()) {
      add(lines, StyledLine.Mark.PLAIN, "  end of " + log.getFileName() + ":");
      tail.forEach(line -> add(lines, StyledLine.Mark.PLAIN, "    | " + line));
    }
  }

  private static void addPaths(List<StyledLine> lines, AttemptOutcome attempt) {
    var directory = new AttemptDirectory(attempt.resources().directory());
    var logs = Stream.of(directory.testLog(), directory.serverLog()).filter(Files::exists).toList();
    // never cut: users open them
    for (Path path : logs.isEmpty() ? List.of(directory.path()) : logs) {
      lines.add(new StyledLine(StyledLine.Mark.PLAIN, "  log: " + path));
    }
  }

  /** Not wrapped, as users search and copy it; not cut within a few lines of the console. */
  private void addText(List<StyledLine> lines, String text, String indent) {
    text.lines()
        .filter(line -> !line.isBlank())
        .limit(MESSAGE_LINES)
        .map(line -> TextTable.cut(line, MESSAGE_LINES * width))
        .forEach(line -> lines.add(new StyledLine(StyledLine.Mark.PLAIN, indent + line)));
  }

  private void add(List<StyledLine> lines, StyledLine.Mark mark, String text) {
    lines.add(new StyledLine(mark, TextTable.cut(text, width)));
  }

  private static String simple(String className) {
    return className.substring(className.lastIndexOf('.') + 1);
  }
}
