package io.github.e2emaven.junitxml;

import io.github.e2emaven.files.AtomicFile;
import io.github.e2emaven.outcome.RunStage;
import io.github.e2emaven.outcome.StageException;
import java.io.IOException;
import java.nio.file.Path;

/** Writes the files of reports and of the record. */
public final class ReportFile {

  private ReportFile() {}

  /**
   * Writes or replaces a file; its readers see all of it or nothing.
   *
   * @throws StageException when the file cannot be written; the old one then still exists
   */
  public static void write(Path target, AtomicFile.Content content) {
    try {
      AtomicFile.replace(target, content);
    } catch (IOException e) {
      throw new StageException(
          RunStage.REPORT, "Cannot write " + target + ": " + e + ". Check the free disk space.", e);
    }
  }
}
