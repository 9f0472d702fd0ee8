package io.github.e2emaven.junitxml;

import io.github.e2emaven.files.AtomicFile;
import io.github.e2emaven.outcome.AttemptOutcome;
import io.github.e2emaven.outcome.FileOutcome;
import io.github.e2emaven.outcome.RunStage;
import io.github.e2emaven.outcome.StageException;
import io.github.e2emaven.plan.AttemptDirectory;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.xml.stream.XMLStreamException;

/**
 * Shortens the reports of attempts once the final report is written. What a test prints is in
 * {@code test.log} of its attempt and in the final report: a third copy of all of it, in the
 * attempt's own report, only fills the disk.
 */
public final class BriefReport {

  /** Bytes of a report that is left as it is. */
  private static final long SMALL = 1 << 20;

  private BriefReport() {}

  /**
   * Shortens the large reports of all attempts of a test file; damaged ones stay as they are.
   *
   * @throws StageException when one cannot be replaced; it is whole then
   */
  public static void shorten(FileOutcome file) {
    for (var attempt : file.attempts()) {
      shorten(attempt);
    }
  }

  private static void shorten(AttemptOutcome attempt) {
    var directory = new AttemptDirectory(attempt.resources().directory()).reports();
    try {
      if (!Files.isDirectory(directory)) {
        return;
      }
      for (var report : SurefireReportReader.files(directory)) {
        if (Files.size(report) > SMALL) {
          shorten(report);
        }
      }
    } catch (IOException e) {
      throw new StageException(
          RunStage.REPORT, "Cannot shorten the reports in " + directory + ": " + e, e);
    }
  }

  private static void shorten(Path report) throws IOException {
    try {
      AtomicFile.replace(report, stream -> copy(report, stream));
    } catch (Damaged e) {
      // it is evidence
    }
  }

  private static void copy(Path report, OutputStream stream) throws IOException {
    try (var in = Files.newInputStream(report);
        var out = new XmlWriter(stream)) {
      var xml = SecureXml.reader(in);
      xml.nextTag();
      ElementCopy.brief(xml, out);
    } catch (XMLStreamException e) {
      throw new Damaged(e);
    }
  }

  /** The report is not well-formed. */
  private static final class Damaged extends IOException {
    private static final long serialVersionUID = 1L;

    Damaged(XMLStreamException cause) {
      super(cause);
    }
  }
}
