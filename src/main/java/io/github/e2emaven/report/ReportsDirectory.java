package io.github.e2emaven.report;

import io.github.e2emaven.junitxml.AtomicFile;
import io.github.e2emaven.junitxml.SuiteXmlWriter;
import io.github.e2emaven.junitxml.SurefireReportReader;
import io.github.e2emaven.outcome.FileOutcome;
import io.github.e2emaven.outcome.FileResult;
import io.github.e2emaven.outcome.RunRecord;
import io.github.e2emaven.outcome.RunStage;
import io.github.e2emaven.outcome.StageException;
import io.github.e2emaven.plan.RunPlan;
import io.github.e2emaven.plan.TestFile;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.function.Predicate;

/**
 * The final {@code TEST-<class>.xml} of each test file, where Jenkins and surefire-report look for
 * it: each test exactly once in the whole directory.
 */
final class ReportsDirectory implements ReportFormat {

  private static final String NO_REASON = "the run ended before its turn";

  private final RunPlan plan;
  private final Predicate<TestFile> classExists;

  ReportsDirectory(RunPlan plan, Predicate<TestFile> classExists) {
    this.plan = plan;
    this.classExists = classExists;
  }

  /**
   * Deletes old reports of the planned files, and those that earlier runs wrote for classes that no
   * longer exist. Reports of other plugins and executions stay.
   *
   * @throws StageException when one cannot be deleted: it could be mistaken for a new one
   */
  @Override
  public void runStarted(RunRecord run) {
    var manifest = new ReportManifest(plan.directory());
    try {
      for (var file : plan.files()) {
        delete(file);
      }
      for (var file : manifest.read()) {
        if (!classExists.test(file)) {
          delete(file);
        }
      }
    } catch (IOException e) {
      throw new StageException(
          RunStage.REPORT,
          "Cannot delete old reports in %s: %s. Check the permissions of that directory."
              .formatted(plan.reports(), e),
          e);
    }
    manifest.write(plan.files(), classExists);
  }

  @Override
  public void fileEnded(FileOutcome file, RunRecord soFar) {
    write(file, NO_REASON);
  }

  @Override
  public void runEnded(RunRecord run) {
    var reason = abortReason(run);
    run.files().stream()
        .filter(file -> file.result() == FileResult.NOT_RUN)
        .forEach(file -> write(file, reason));
  }

  private static String abortReason(RunRecord run) {
    var reason = run.abortReason();
    return reason == null ? NO_REASON : reason;
  }

  private void write(FileOutcome file, String notRun) {
    AtomicFile.write(
        SurefireReportReader.path(plan.reports(), file.file()),
        stream -> SuiteXmlWriter.of(plan.id(), file, notRun).writeTo(stream));
  }

  /** Old versions of Failsafe wrote further reports for nested classes. */
  private void delete(TestFile file) throws IOException {
    Files.deleteIfExists(SurefireReportReader.path(plan.reports(), file));
    var nested = "TEST-" + file.className() + "$";
    DirectoryStream.Filter<Path> filter =
        path -> {
          var name = String.valueOf(path.getFileName());
          return name.startsWith(nested) && name.endsWith(".xml");
        };
    try (var old = Files.newDirectoryStream(plan.reports(), filter)) {
      for (var path : old) {
        Files.delete(path);
      }
    } catch (NoSuchFileException e) {
      // no directory, no old reports
    }
  }
}
