package io.github.e2emaven.report;

import io.github.e2emaven.outcome.AttemptOutcome;
import io.github.e2emaven.outcome.Ending;
import io.github.e2emaven.outcome.FileOutcome;
import io.github.e2emaven.outcome.FileResult;
import io.github.e2emaven.outcome.LogTail;
import io.github.e2emaven.outcome.TestCase;
import io.github.e2emaven.plan.AttemptDirectory;
import io.github.e2emaven.plan.TestFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** What to know of a file that is not simply green. */
final class FileDetails {

  private static final int MESSAGE_LINES = 6;
  private static final int LOG_LINES = 20;
  private static final int TESTS = 20;

  private static final Set<FileResult> SILENT =
      Set.of(FileResult.PASSED, FileResult.NO_TESTS, FileResult.NOT_RUN, FileResult.CANCELLED);

  private final Map<TestFile, String> kept;
  private final int width;

  FileDetails(Map<TestFile, String> kept, int width) {
    this.kept = kept;
    this.width = width;
  }

  /** None for a file that needs no words; the kept database is always named. */
  List<Line> lines(FileOutcome file) {
    var lines = new ArrayList<Line>();
    if (!SILENT.contains(file.result()) || file.attempts().size() > 1) {
      add(lines, Line.Mark.PLAIN, "");
      add(lines, Summary.mark(file), title(file));
      file.attempts().forEach(attempt -> addAttempt(lines, file, attempt));
    } else if (file.result() == FileResult.CANCELLED) {
      // Its logs say nothing of the cause, which lies elsewhere.
      add(lines, Summary.mark(file), title(file));
      addText(lines, file.last().message(), "  ");
    }
    var database = kept.get(file.file());
    if (database != null) {
      // never cut: it is there to be copied
      lines.add(
          new Line(Line.Mark.PLAIN, "  database of " + file.file().simpleName() + ": " + database));
    }
    return lines;
  }

  private String title(FileOutcome file) {
    var label = file.result().label() + " ";
    return label + Columns.cutLeft(file.file().className(), width - label.length());
  }

  private void addAttempt(List<Line> lines, FileOutcome file, AttemptOutcome attempt) {
    if (attempt.ending() == Ending.PASSED) {
      return;
    }
    var number = file.attempts().size() > 1 ? "attempt " + attempt.number() + ": " : "";
    add(lines, Line.Mark.PLAIN, "  " + number + attempt.ending().words());
    addMessage(lines, attempt.message());
    addTests(lines, attempt);
    if (attempt.number() == file.last().number()) {
      addLog(lines, attempt);
    }
    addPaths(lines, attempt);
  }

  private void addTests(List<Line> lines, AttemptOutcome attempt) {
    var bad = attempt.tests().stream().filter(TestCase::isBad).toList();
    for (var test : bad.subList(0, Math.min(TESTS, bad.size()))) {
      add(lines, Line.Mark.BAD, "  " + simple(test.className()) + "." + test.name());
      var problem = test.problem();
      if (problem != null) {
        var type = simple(problem.type());
        var message = problem.message().isBlank() ? "" : ": " + problem.message();
        addText(lines, type + message, "    ");
        rootCause(problem).ifPresent(cause -> addText(lines, cause, "    "));
      }
    }
    if (bad.size() > TESTS) {
      add(lines, Line.Mark.BAD, "  and " + (bad.size() - TESTS) + " more");
    }
  }

  /** The last "Caused by:", which tells what an ExceptionInInitializerError does not. */
  private static Optional<String> rootCause(TestCase.Problem problem) {
    return problem
        .detail()
        .lines()
        .filter(line -> line.startsWith("Caused by: "))
        .reduce((a, b) -> b);
  }

  private void addLog(List<Line> lines, AttemptOutcome attempt) {
    var log = Endings.log(attempt);
    var tail = LogTail.read(log, LOG_LINES);
    if (!tail.isEmpty()) {
      add(lines, Line.Mark.PLAIN, "  end of " + log.getFileName() + ":");
      tail.forEach(line -> add(lines, Line.Mark.PLAIN, "    | " + line));
    }
  }

  private static void addPaths(List<Line> lines, AttemptOutcome attempt) {
    var directory = new AttemptDirectory(attempt.resources().directory());
    var logs = Stream.of(directory.testLog(), directory.serverLog()).filter(Files::exists).toList();
    // never cut: they are there to be opened
    for (Path path : logs.isEmpty() ? List.of(directory.path()) : logs) {
      lines.add(new Line(Line.Mark.PLAIN, "  log: " + path));
    }
  }

  /** Never cut: what to do about it stands at its end. */
  private void addMessage(List<Line> lines, String message) {
    message
        .lines()
        .filter(line -> !line.isBlank())
        .limit(MESSAGE_LINES)
        .flatMap(line -> Columns.wrap(line, width - 4).stream())
        .forEach(line -> add(lines, Line.Mark.PLAIN, "    " + line));
  }

  private void addText(List<Line> lines, String text, String indent) {
    text.lines()
        .filter(line -> !line.isBlank())
        .flatMap(line -> Columns.wrap(line, width - indent.length()).stream())
        .limit(MESSAGE_LINES)
        .forEach(line -> add(lines, Line.Mark.PLAIN, indent + line));
  }

  private void add(List<Line> lines, Line.Mark mark, String text) {
    lines.add(new Line(mark, Columns.cut(text, width)));
  }

  private static String simple(String className) {
    return className.substring(className.lastIndexOf('.') + 1);
  }
}
