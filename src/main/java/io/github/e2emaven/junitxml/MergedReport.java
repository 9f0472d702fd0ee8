package io.github.e2emaven.junitxml;

import io.github.e2emaven.outcome.FileOutcome;
import io.github.e2emaven.outcome.ReportResult;
import io.github.e2emaven.outcome.RunRecord;
import io.github.e2emaven.plan.RunDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.xml.stream.XMLStreamException;

/**
 * One {@code <testsuites>} of the whole run, in the plan's order, copied from the final reports. Of
 * a test's output it has the first 64 Ki characters.
 */
public final class MergedReport {

  private MergedReport() {}

  /**
   * Writes {@code merged.xml}. A missing or damaged final report becomes an error in it.
   *
   * @throws io.github.e2emaven.outcome.StageException when the file cannot be written
   */
  public static void write(RunRecord run, RunDirectory directory) {
    ReportFile.write(
        directory.mergedReport(),
        stream -> {
          try (var out = new XmlWriter(stream)) {
            writeTo(out, run);
          } catch (XMLStreamException e) {
            throw new IOException(e);
          }
        });
  }

  private static void writeTo(XmlWriter out, RunRecord run) throws IOException, XMLStreamException {
    var results = new LinkedHashMap<FileOutcome, ReportResult>();
    for (var file : run.files()) {
      var path = SurefireReportReader.path(run.reports(), file.file());
      results.put(file, SurefireReportReader.readFile(path));
    }
    out.start("testsuites").attribute("name", "e2e " + run.id());
    out.attribute("time", SuiteXmlWriter.seconds(run.duration()));
    SuiteXmlWriter.writeTally(out, total(results));
    for (var entry : results.entrySet()) {
      out.line();
      if (entry.getValue() instanceof ReportResult.Read) {
        copy(SurefireReportReader.path(run.reports(), entry.getKey().file()), out);
      } else {
        writeMissing(out, entry.getKey(), entry.getValue());
      }
    }
    out.text("\n").end();
  }

  private static SuiteTally total(Map<FileOutcome, ReportResult> results) {
    return results.values().stream()
        .map(MergedReport::tally)
        .reduce(SuiteTally.NONE, SuiteTally::plus);
  }

  private static SuiteTally tally(ReportResult result) {
    return result instanceof ReportResult.Read read
        ? SuiteTally.of(read.tests())
        : SuiteTally.NONE.plusOne("error");
  }

  private static void copy(Path report, XmlWriter out) throws IOException, XMLStreamException {
    try (var in = Files.newInputStream(report)) {
      var xml = SecureXml.reader(in);
      xml.nextTag();
      ElementCopy.brief(xml, out);
    }
  }

  private static void writeMissing(XmlWriter out, FileOutcome file, ReportResult result)
      throws IOException {
    out.start("testsuite").attribute("name", file.file().className()).attribute("time", "0.0");
    SuiteXmlWriter.writeTally(out, tally(result));
    SyntheticTestCase.unreadable(file.file(), result).writeTo(out);
    out.line().end();
  }
}
