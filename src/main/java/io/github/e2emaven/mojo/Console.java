package io.github.e2emaven.mojo;

import static org.apache.maven.shared.utils.logging.MessageUtils.buffer;

import io.github.e2emaven.outcome.AttemptOutcome;
import io.github.e2emaven.outcome.FileOutcome;
import io.github.e2emaven.outcome.FileResult;
import io.github.e2emaven.outcome.ProcessLeak;
import io.github.e2emaven.outcome.RunListener;
import io.github.e2emaven.outcome.RunRecord;
import io.github.e2emaven.plan.RunDirectory;
import io.github.e2emaven.plan.TestFile;
import io.github.e2emaven.report.RunSummary;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.maven.plugin.logging.Log;

/**
 * Prints one line for each start and each ending, in Maven's own colours. A run calls it on one
 * thread.
 */
final class Console implements RunListener {

  private final Log log;
  private final String prefix;
  private final int files;
  private final int width;
  private final RunSummary.LeakLines leaks = new RunSummary.LeakLines();
  private int ended;

  /**
   * For one run.
   *
   * @param module name of the module; empty unless other modules print at the same time
   * @param files all test files of the run: lines are padded to the longest name
   */
  Console(Log log, String module, List<TestFile> files) {
    this.log = log;
    this.prefix = module.isEmpty() ? "" : module + "  ";
    this.files = files.size();
    this.width = files.stream().mapToInt(file -> file.simpleName().length()).max().orElse(1);
  }

  @Override
  public void databaseReady(DatabaseReady database) {
    log.info(
        prefix
            + String.format(
                Locale.ROOT,
                "PostgreSQL %d, template %s %s in %.1f s",
                database.majorVersion(),
                database.template(),
                database.origin(),
                database.duration().toMillis() / 1000.0));
  }

  @Override
  public void serverStart(String line) {
    log.info(prefix + line);
  }

  @Override
  public void runStarted(int workers, int ahead) {
    var next =
        ahead == 0 ? "" : "; %d more stack%s may start ahead".formatted(ahead, plural(ahead));
    log.info(
        prefix + "Running %d test file%s at a time".formatted(workers, plural(workers)) + next);
  }

  private static String plural(int count) {
    return count == 1 ? "" : "s";
  }

  @Override
  public void attemptStarted(TestFile file, int attempt, int slot) {
    var again = attempt == 1 ? "" : "  attempt " + attempt;
    log.info(line(" ".repeat(counter(0).length()), "START", file, "slot " + slot + again));
  }

  @Override
  public void attemptEnded(TestFile file, AttemptOutcome outcome) {
    log.warn(
        line(" ".repeat(counter(0).length()), "RETRY", file, details(outcome))
            + "  "
            + outcome.ending().words());
  }

  @Override
  public void fileEnded(FileOutcome outcome) {
    var result = outcome.result();
    var cause = result == FileResult.BROKEN ? "  " + outcome.last().ending().words() : "";
    level(result)
        .accept(
            prefix
                + counter(++ended)
                + label(result)
                + name(outcome.file())
                + "  "
                + details(outcome.last())
                + cause);
  }

  @Override
  public void leaked(ProcessLeak leak) {
    var label = prefix + " ".repeat(counter(0).length()) + buffer().warning("LEAK  ").build();
    leaks.next(leak).ifPresent(text -> log.warn(label + text));
  }

  @Override
  public void notice(String message) {
    log.warn(prefix + message);
  }

  @Override
  public void interrupted(RunRecord run, RunDirectory directory) {
    VerdictReporter.show(log, run, directory, Map.of());
  }

  private Consumer<String> level(FileResult result) {
    return switch (result) {
      case PASSED, NO_TESTS -> log::info;
      case FLAKY, SKIPPED, CANCELLED -> log::warn;
      case FAILED, BROKEN, NOT_RUN -> log::error;
    };
  }

  private static String label(FileResult result) {
    var label = String.format(Locale.ROOT, "%-4s  ", result.label());
    return switch (result) {
      case PASSED, NO_TESTS -> buffer().success(label).build();
      case FLAKY, SKIPPED, CANCELLED -> buffer().warning(label).build();
      case FAILED, BROKEN, NOT_RUN -> buffer().failure(label).build();
    };
  }

  private static String details(AttemptOutcome outcome) {
    return String.format(
        Locale.ROOT, "%.1f s  slot %d", outcome.duration().toMillis() / 1000.0, outcome.slot());
  }

  private String line(String counter, String label, TestFile file, String details) {
    return prefix
        + counter
        + String.format(Locale.ROOT, "%-4s  ", label)
        + name(file)
        + "  "
        + details;
  }

  private String name(TestFile file) {
    return String.format(Locale.ROOT, "%-" + width + "s", file.simpleName());
  }

  private String counter(int number) {
    int digits = Integer.toString(files).length();
    return String.format(Locale.ROOT, "[%" + Math.max(2, digits) + "d/%d] ", number, files);
  }
}
