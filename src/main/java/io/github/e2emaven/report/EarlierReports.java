package io.github.e2emaven.report;

import io.github.e2emaven.junitxml.SuiteXmlWriter;
import io.github.e2emaven.junitxml.SurefireReportReader;
import io.github.e2emaven.outcome.RunStage;
import io.github.e2emaven.outcome.StageException;
import io.github.e2emaven.plan.TestFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Collection;

/**
 * Final reports that earlier builds have left: they could be mistaken for new ones when a build
 * fails before its run begins.
 *
 * @param e2e the directory of all runs and of the link {@code latest}, {@code target/e2e}
 * @param reports the directory of the final reports
 */
public record EarlierReports(Path e2e, Path reports) {

  /** Bytes at the beginning of a report that contain the mark of its run. */
  private static final int HEAD = 2048;

  /**
   * Deletes every report that a run of this plugin has written, whether its class still exists, is
   * selected or not, and the link {@code latest}. Reports of other plugins stay.
   *
   * @throws StageException when one cannot be deleted
   */
  public void deleteAll() {
    deleting(
        () -> {
          Files.deleteIfExists(e2e.resolve(LatestLink.NAME));
          delete("TEST-", EarlierReports::isOurs);
        });
  }

  /**
   * Deletes the reports of these files, whichever plugin wrote them.
   *
   * @throws StageException when one cannot be deleted
   */
  public void delete(Collection<TestFile> files) {
    deleting(
        () -> {
          for (var file : files) {
            Files.deleteIfExists(SurefireReportReader.path(reports, file));
            // old versions of Failsafe wrote further reports for nested classes
            delete("TEST-" + file.className() + "$", path -> true);
          }
        });
  }

  private void delete(String prefix, DirectoryStream.Filter<Path> filter) throws IOException {
    DirectoryStream.Filter<Path> named =
        path -> {
          var name = String.valueOf(path.getFileName());
          return name.startsWith(prefix) && name.endsWith(".xml") && filter.accept(path);
        };
    try (var found = Files.newDirectoryStream(reports, named)) {
      for (var path : found) {
        Files.delete(path);
      }
    } catch (NoSuchFileException e) {
      // no directory, no old reports
    }
  }

  private static boolean isOurs(Path report) throws IOException {
    try (var in = Files.newInputStream(report)) {
      var head = new String(in.readNBytes(HEAD), StandardCharsets.UTF_8);
      return head.contains("<!-- " + SuiteXmlWriter.MARK);
    }
  }

  private void deleting(Deletion deletion) {
    try {
      deletion.run();
    } catch (IOException e) {
      throw new StageException(
          RunStage.REPORT,
          "Cannot delete old reports in %s: %s. Check the permissions of that directory."
              .formatted(reports, e),
          e);
    }
  }

  /** Deletes files. */
  private interface Deletion {
    void run() throws IOException;
  }
}
