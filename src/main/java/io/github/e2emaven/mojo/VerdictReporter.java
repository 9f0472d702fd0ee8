package io.github.e2emaven.mojo;

import static org.apache.maven.shared.utils.logging.MessageUtils.buffer;

import io.github.e2emaven.outcome.FileResult;
import io.github.e2emaven.outcome.RunRecord;
import io.github.e2emaven.plan.RunDirectory;
import io.github.e2emaven.plan.TestFile;
import io.github.e2emaven.report.RunJson;
import io.github.e2emaven.report.RunSummary;
import io.github.e2emaven.report.Verdict;
import io.github.e2emaven.session.TestPresence;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugin.logging.Log;

/** Shows the end of a run and tells Maven what it means. */
final class VerdictReporter {

  private static final int WIDTH = 120;

  private final Log log;
  private final boolean testFailureIgnore;
  private final TestPresence tests;
  private final Function<RunRecord, Verdict> judge;

  VerdictReporter(
      Log log, boolean testFailureIgnore, TestPresence tests, Function<RunRecord, Verdict> judge) {
    this.log = log;
    this.testFailureIgnore = testFailureIgnore;
    this.tests = tests;
    this.judge = judge;
  }

  /**
   * Shows what is on disk.
   *
   * @param directory the run
   * @param kept what to tell of the databases that were kept, by test file
   * @return what was shown, to be judged
   */
  RunRecord show(RunDirectory directory, Map<TestFile, String> kept) {
    var record = RunJson.read(directory);
    show(log, record, directory, kept);
    return record;
  }

  /** Shows a run. */
  static void show(Log log, RunRecord record, RunDirectory directory, Map<TestFile, String> kept) {
    show(log, record, kept);
    log.info("Record, logs and merged.xml: " + directory.path());
    log.info("Reports: " + record.reports());
  }

  /**
   * Judges by the record and the reports on disk.
   *
   * @return whether all tests passed; false when what failed is forgiven
   */
  boolean enforce(RunRecord record) throws MojoExecutionException, MojoFailureException {
    var verdict = judge.apply(record);
    explain(record, verdict.superseded());
    if (verdict.kind() == Verdict.Kind.NO_TESTS) {
      enforcePresence(record, "E2E tests: " + verdict.message());
    } else {
      tests.found();
      enforce(verdict);
    }
    return verdict.kind() == Verdict.Kind.PASSED;
  }

  /** Tells the verdict without enforcing it: the build has failed for another reason. */
  void tell(RunRecord record) {
    var verdict = judge.apply(record);
    if (verdict.kind() == Verdict.Kind.PASSED) {
      log.info("E2E tests: " + verdict.message());
    } else {
      log.error("E2E tests: " + verdict.message());
    }
  }

  private static void show(Log log, RunRecord record, Map<TestFile, String> kept) {
    log.info("");
    for (var line : new RunSummary(record, kept, WIDTH).lines()) {
      switch (line.mark()) {
        case PLAIN -> log.info(line.text());
        case STRONG -> log.info(buffer().strong(line.text()).build());
        case SUCCESS -> log.info(buffer().success(line.text()).build());
        case WARNING -> log.warn(buffer().warning(line.text()).build());
        case FAILURE -> log.error(buffer().failure(line.text()).build());
      }
    }
    log.info("");
  }

  private void explain(RunRecord record, List<TestFile> superseded) {
    if (!superseded.isEmpty()) {
      var names = superseded.stream().map(TestFile::simpleName).collect(Collectors.joining(", "));
      log.warn(
          "Another <execution> has tested %s again, and the reports in %s are its own; those of run %s are in its merged.xml"
              .formatted(names, record.reports(), record.id()));
    }
  }

  private void enforce(Verdict verdict) throws MojoExecutionException, MojoFailureException {
    switch (verdict.kind()) {
      case PASSED -> log.info("E2E tests: " + verdict.message());
      case FAILED -> fail("E2E tests failed: " + verdict.message());
      case NO_TESTS, BROKEN ->
          throw new MojoExecutionException("E2E infrastructure broke: " + verdict.message());
    }
  }

  /** The flag forgives failed tests, never their absence; other modules may have what matches. */
  private void enforcePresence(RunRecord record, String message) throws MojoFailureException {
    if (record.count(FileResult.NO_TESTS) < record.files().size()) {
      throw new MojoFailureException(message);
    }
    tests.absent(message);
    log.warn(message);
  }

  private void fail(String message) throws MojoFailureException {
    if (!testFailureIgnore) {
      throw new MojoFailureException(message);
    }
    log.error(message + " (ignored by testFailureIgnore)");
  }
}
