package io.github.e2emaven.junitxml;

import io.github.e2emaven.outcome.FileOutcome;
import io.github.e2emaven.plan.RunId;
import io.github.e2emaven.plan.TestFile;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import javax.xml.stream.XMLStreamException;

/** Writes a {@link ClassReport} as one {@code <testsuite>} in Surefire's schema 3.0.2. */
public final class SuiteXmlWriter {

  /** What every comment begins with that marks a report as one of a run. */
  public static final String MARK = "e2e-maven-plugin: run ";

  private static final String SCHEMA =
      "https://maven.apache.org/surefire/maven-surefire-plugin/xsd/surefire-test-report.xsd";

  private static final Set<String> OURS =
      Set.of("name", "version", "time", "tests", "errors", "skipped", "failures", "flakes");

  private final RunId run;
  private final FileOutcome outcome;
  private final ClassReport report;

  private SuiteXmlWriter(RunId run, FileOutcome outcome, ClassReport report) {
    this.run = run;
    this.outcome = outcome;
    this.report = report;
  }

  /**
   * A writer of the final report of one file.
   *
   * @param run the run, which the report names in a comment
   * @param outcome all attempts of the file
   * @param notRun why the file was not run; ignored for a file with an attempt
   * @throws IOException when the reports directory of the last attempt is unreadable
   */
  public static SuiteXmlWriter of(RunId run, FileOutcome outcome, String notRun)
      throws IOException {
    var report =
        outcome.attempts().isEmpty()
            ? ClassReport.notRun(outcome, notRun)
            : ClassReport.of(outcome);
    return new SuiteXmlWriter(run, outcome, report);
  }

  /** The comment that identifies a final report as one of this run, independent of any clock. */
  public static String mark(RunId run, TestFile file) {
    return MARK + run + ", " + file.className();
  }

  /** Writes the document and leaves the stream open. */
  public void writeTo(OutputStream stream) throws IOException {
    try (var out = new XmlWriter(stream)) {
      var head = head();
      out.comment(mark(run, outcome.file()));
      writeStart(out, head);
      writeProperties(out, head.properties());
      var copy = new CaseCopy(out, report.earlier());
      for (var source : report.sources()) {
        copy(source, copy);
      }
      for (var one : report.synthetic()) {
        one.writeTo(out);
      }
      out.text("\n").end();
    } catch (XMLStreamException e) {
      throw new IOException(e);
    }
  }

  /** The head of the report of the class itself, not of one nested in it. */
  private SuiteHead head() throws IOException, XMLStreamException {
    var sources = report.sources();
    if (sources.isEmpty()) {
      return SuiteHead.none();
    }
    var main = SurefireReportReader.name(outcome.file());
    for (var source : sources) {
      if (source.endsWith(main)) {
        return SuiteHead.read(source);
      }
    }
    return SuiteHead.read(sources.get(0));
  }

  private void writeStart(XmlWriter out, SuiteHead head) throws IOException {
    var name = outcome.file().className();
    var alone = report.sources().size() == 1;
    out.start("testsuite")
        .attribute("xmlns:xsi", "http://www.w3.org/2001/XMLSchema-instance")
        .attribute("xsi:noNamespaceSchemaLocation", SCHEMA)
        .attribute("version", "3.0.2")
        .attribute("name", alone ? head.attributes().getOrDefault("name", name) : name)
        .attribute("time", head.attributes().getOrDefault("time", seconds(outcome.duration())));
    for (var attribute : head.attributes().entrySet()) {
      if (!OURS.contains(attribute.getKey())) {
        out.attribute(attribute.getKey(), attribute.getValue());
      }
    }
    writeTally(out, report.tally());
  }

  static void writeTally(XmlWriter out, SuiteTally tally) throws IOException {
    out.attribute("tests", tally.tests())
        .attribute("errors", tally.errors())
        .attribute("skipped", tally.skipped())
        .attribute("failures", tally.failures())
        .attribute("flakes", tally.flakes());
  }

  static String seconds(Duration duration) {
    return String.format(Locale.ROOT, "%.3f", duration.toMillis() / 1000.0);
  }

  private static void writeProperties(XmlWriter out, List<SuiteHead.Property> properties)
      throws IOException {
    if (properties.isEmpty()) {
      return;
    }
    out.line().start("properties");
    for (var property : properties) {
      out.line().start("property").attribute("name", property.name());
      out.attribute("value", property.value()).end();
    }
    out.text("\n  ").end();
  }

  private static void copy(Path source, CaseCopy copy) throws IOException, XMLStreamException {
    try (var in = Files.newInputStream(source)) {
      copy.copySuite(SecureXml.reader(in));
    }
  }
}
