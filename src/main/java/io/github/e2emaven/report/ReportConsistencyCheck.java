package io.github.e2emaven.report;

import io.github.e2emaven.junitxml.SuiteXmlWriter;
import io.github.e2emaven.junitxml.SurefireReportReader;
import io.github.e2emaven.outcome.FileOutcome;
import io.github.e2emaven.outcome.FileResult;
import io.github.e2emaven.outcome.ReportResult;
import io.github.e2emaven.outcome.RunRecord;
import io.github.e2emaven.outcome.TestCase;
import io.github.e2emaven.plan.RunId;
import io.github.e2emaven.plan.TestFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Compares the final reports on disk with the record of the run. */
final class ReportConsistencyCheck {

  /** Bytes at the beginning of a report that contain the mark of the run. */
  private static final int HEAD = 2048;

  private final RunRecord run;
  private final Set<RunId> others;

  /**
   * Checks the reports of a run.
   *
   * @param others runs of the same project in the same build: what they have tested again since has
   *     their reports, as in Failsafe
   */
  ReportConsistencyCheck(RunRecord run, Set<RunId> others) {
    this.run = run;
    this.others = Set.copyOf(others);
  }

  /** The test files whose final report is now that of another run of the same build. */
  List<TestFile> superseded() {
    return run.files().stream().map(FileOutcome::file).filter(this::isSuperseded).toList();
  }

  /** One sentence for each file whose final report disagrees with the record. */
  List<String> contradictions() {
    return run.files().stream().flatMap(file -> contradiction(file).stream()).toList();
  }

  private Optional<String> contradiction(FileOutcome file) {
    if (isSuperseded(file.file())) {
      return Optional.empty();
    }
    var path = path(file.file());
    var result = SurefireReportReader.readFile(path);
    if (result instanceof ReportResult.Damaged damaged) {
      return Optional.of(damaged.reason());
    }
    if (!(result instanceof ReportResult.Read read)) {
      return Optional.of(path + " is missing");
    }
    if (!isOf(run.id(), file.file())) {
      return Optional.of(path + " is not of this run: another build has written it since");
    }
    return disagreement(file, read.tests()).map(reason -> path + " " + reason);
  }

  private static Optional<String> disagreement(FileOutcome file, List<TestCase> tests) {
    var failures = tests.stream().filter(TestCase::isFailure).count();
    if (file.result().isSuccess() && (failures > 0 || recordsFailure(file))) {
      return Optional.of(
          "contains failures of a file that is recorded as " + file.result().label());
    }
    if (file.result() == FileResult.FAILED && failures == 0) {
      return Optional.of("contains no failure of a file that is recorded as failed");
    }
    var recorded = file.attempts().isEmpty() ? 0 : file.last().tests().size();
    return tests.size() < recorded
        ? Optional.of("contains " + tests.size() + " tests, but " + recorded + " are recorded")
        : Optional.empty();
  }

  private static boolean recordsFailure(FileOutcome file) {
    return file.last().tests().stream().anyMatch(TestCase::isFailure);
  }

  private boolean isSuperseded(TestFile file) {
    return others.stream().filter(id -> !id.equals(run.id())).anyMatch(id -> isOf(id, file));
  }

  private Path path(TestFile file) {
    return SurefireReportReader.path(run.reports(), file);
  }

  private boolean isOf(RunId id, TestFile file) {
    try (InputStream in = Files.newInputStream(path(file))) {
      var head = new String(in.readNBytes(HEAD), StandardCharsets.UTF_8);
      return head.contains("<!-- " + SuiteXmlWriter.mark(id, file) + " -->");
    } catch (IOException e) {
      return false;
    }
  }
}
