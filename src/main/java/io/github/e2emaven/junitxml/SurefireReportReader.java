package io.github.e2emaven.junitxml;

import io.github.e2emaven.outcome.ReportNames;
import io.github.e2emaven.outcome.ReportResult;
import io.github.e2emaven.outcome.TestCase;
import io.github.e2emaven.plan.TestFile;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import javax.xml.stream.XMLStreamException;

/**
 * Reads the reports that Surefire or Failsafe, 2.22 to 3.6, wrote for one class into a fresh
 * directory. A report that could hide a failure is {@link ReportResult.Damaged}.
 */
public final class SurefireReportReader {

  private SurefireReportReader() {}

  /** The name of the report of a class, as Surefire writes it. */
  public static String name(TestFile file) {
    return "TEST-" + file.className() + ".xml";
  }

  /** The report of a class in a directory of reports. */
  public static Path path(Path reports, TestFile file) {
    return reports.resolve(name(file));
  }

  /** Reads all reports of a directory, with names as Surefire writes them by default. */
  public static ReportResult read(Path directory, TestFile file) {
    return read(directory, file, ReportNames.CLASSES);
  }

  /** Reads all {@code TEST-*.xml} of a directory. An unreadable directory is a result, too. */
  public static ReportResult read(Path directory, TestFile file, ReportNames names) {
    try {
      var reports = files(directory);
      return reports.isEmpty() ? new ReportResult.Missing() : readAll(reports, file, names);
    } catch (IOException e) {
      return new ReportResult.Damaged(directory + ": " + e);
    }
  }

  /** Reads one report, of whatever class. An unreadable file is a result, too. */
  public static ReportResult readFile(Path report) {
    try {
      return Files.exists(report)
          ? new ReportResult.Read(readOne(report).tests())
          : new ReportResult.Missing();
    } catch (IOException | XMLStreamException e) {
      return new ReportResult.Damaged(report + ": " + reason(e));
    }
  }

  /**
   * The {@code TEST-*.xml} of a directory in the order of their names; none when it does not exist.
   */
  public static List<Path> files(Path directory) throws IOException {
    var found = new ArrayList<Path>();
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(directory, "TEST-*.xml")) {
      entries.forEach(found::add);
    } catch (NoSuchFileException e) {
      return List.of();
    } catch (java.nio.file.DirectoryIteratorException e) {
      throw e.getCause();
    }
    Collections.sort(found);
    return found;
  }

  private static ReportResult readAll(List<Path> reports, TestFile file, ReportNames names) {
    var tests = new ArrayList<TestCase>();
    var ours = false;
    for (var report : reports) {
      try {
        var suite = readOne(report);
        tests.addAll(suite.tests());
        ours |= suite.belongsTo(file, names);
      } catch (IOException | XMLStreamException e) {
        return new ReportResult.Damaged(report + ": " + reason(e));
      }
    }
    if (!ours) {
      return new ReportResult.Damaged(reports.get(0) + ": no test of " + file.className());
    }
    return new ReportResult.Read(tests);
  }

  private static SuiteParser.Suite readOne(Path report) throws IOException, XMLStreamException {
    if (!Files.isRegularFile(report)) {
      throw new IOException("not a regular file");
    }
    try (var in = Files.newInputStream(report)) {
      return new SuiteParser(SecureXml.reader(in)).parse();
    }
  }

  private static String reason(Exception e) {
    return String.valueOf(e.getMessage()).replaceAll("\\s*\\n\\s*", " ");
  }
}
