package io.github.e2emaven.report;

import io.github.e2emaven.junitxml.AtomicFile;
import io.github.e2emaven.junitxml.ClassReportWriter;
import io.github.e2emaven.junitxml.SuiteXmlWriter;
import io.github.e2emaven.outcome.FileOutcome;
import io.github.e2emaven.outcome.FileResult;
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
 * The final {@code TEST-<class>.xml} of each test file, where Jenkins and surefire-report look:
 * each test exactly once in the whole directory.
 */
public final class ReportsDirectory {

  private final RunPlan plan;

  /** For one run. */
  public ReportsDirectory(RunPlan plan) {
    this.plan = plan;
  }

  /** Where the final report of a file is. */
  public static Path path(Path reports, TestFile file) {
    return reports.resolve(name(file));
  }

  public static String name(TestFile file) {
    return "TEST-" + file.className() + ".xml";
  }

  /**
   * Deletes, before the run starts, old reports of the planned files, and those that earlier runs
   * wrote for classes that are gone. Others' reports stay.
   *
   * @param exists whether the class of a file still exists
   * @throws StageException when one cannot be deleted: it could be taken for a new one
   */
  public void clearOld(Predicate<TestFile> exists) {
    var manifest = new ReportManifest(plan.directory());
    try {
      for (var file : plan.files()) {
        delete(file);
      }
      for (var file : manifest.read()) {
        if (!exists.test(file)) {
          delete(file);
        }
      }
    } catch (IOException e) {
      throw new StageException(
          RunStage.REPORT, "cannot delete old reports in " + plan.reports() + ": " + e, e);
    }
    manifest.write(plan.files(), exists);
  }

  /**
   * Writes the report of a file whose result is final.
   *
   * @throws StageException when the disk refuses; there is no report then
   */
  public void write(FileOutcome outcome) {
    write(outcome, "the run ended before its turn");
  }

  /**
   * The same with a reason.
   *
   * @param reason why a file was not run; does not matter for others
   */
  public void write(FileOutcome outcome, String reason) {
    AtomicFile.write(
        path(plan.reports(), outcome.file()),
        stream -> {
          var report =
              outcome.result() == FileResult.NOT_RUN
                  ? ClassReportWriter.notRun(outcome, reason)
                  : ClassReportWriter.of(outcome);
          new SuiteXmlWriter(plan.id(), outcome, report).writeTo(stream);
        });
  }

  /** Also those that older versions of Failsafe wrote for nested classes. */
  private void delete(TestFile file) throws IOException {
    Files.deleteIfExists(path(plan.reports(), file));
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
