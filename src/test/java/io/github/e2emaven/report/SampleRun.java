package io.github.e2emaven.report;

import io.github.e2emaven.junitxml.MergedReport;
import io.github.e2emaven.junitxml.SurefireReportReader;
import io.github.e2emaven.outcome.AttemptOutcome;
import io.github.e2emaven.outcome.Ending;
import io.github.e2emaven.outcome.FailureMessage;
import io.github.e2emaven.outcome.FileOutcome;
import io.github.e2emaven.outcome.ReportResult;
import io.github.e2emaven.outcome.RunRecord;
import io.github.e2emaven.outcome.StackUsage;
import io.github.e2emaven.outcome.TestCase;
import io.github.e2emaven.plan.RunDirectory;
import io.github.e2emaven.plan.RunId;
import io.github.e2emaven.plan.RunPlan;
import io.github.e2emaven.plan.SampleRules;
import io.github.e2emaven.plan.ServerPlan;
import io.github.e2emaven.plan.ServerPlan.MainPort;
import io.github.e2emaven.plan.ServerPlan.ReadinessPlan;
import io.github.e2emaven.plan.StackAddress;
import io.github.e2emaven.plan.StartMode;
import io.github.e2emaven.plan.TestFile;
import io.github.e2emaven.schedule.StartOrder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.xmlunit.assertj3.XmlAssert;
import org.xmlunit.builder.Input;

/** A run on disk: its plan, and attempts that left reports and logs. */
public final class SampleRun {

  static final Instant START = Instant.parse("2026-11-21T10:00:00.123Z");

  public final RunPlan plan;

  public SampleRun(Path target, String... classNames) {
    this(target, 0, classNames);
  }

  /** With stacks that boot ahead. */
  public SampleRun(Path target, int ahead, String... classNames) {
    plan =
        new RunPlan(
            new RunId("r1"),
            new RunPlan.Paths(
                new RunDirectory(target.resolve("e2e/runs/r1")),
                target.resolve("failsafe-reports"),
                target.resolve("test-classes"),
                target.resolve("cache")),
            Arrays.stream(classNames).map(TestFile::new).toList(),
            StartOrder.of("", "")
                .schedule(Arrays.stream(classNames).map(TestFile::new).toList(), Map.of()),
            List.of(),
            SampleRules.of(new RunPlan.Rules.Slots(2, ahead), false, 1),
            server(),
            null,
            "",
            StartMode.PLAIN);
  }

  private static ServerPlan server() {
    return new ServerPlan(
        List.of("java"),
        Map.of(),
        Set.of(),
        null,
        MainPort.CLAIMED,
        new ReadinessPlan(null, null, Duration.ofSeconds(1)),
        Duration.ofSeconds(1));
  }

  TestFile file(int index) {
    return plan.files().get(index);
  }

  ReportFormat reports() {
    return new ReportsDirectory(plan);
  }

  /** Writes the final report of a file. */
  void write(FileOutcome outcome) {
    reports().fileEnded(outcome, record(null, outcome));
  }

  public Path finalReport(int index) {
    return SurefireReportReader.path(plan.reports(), file(index));
  }

  /** An attempt whose reports directory contains these documents, by their file names. */
  public AttemptOutcome attempt(int index, int number, Ending ending, Map<String, String> reports)
      throws IOException {
    var message = ending.isInfrastructure() ? "exit code 3\nsecond line" : "";
    return attempt(index, number, ending, reports, message);
  }

  /** The same with what is said of its ending. */
  public AttemptOutcome attempt(
      int index, int number, Ending ending, Map<String, String> reports, String message)
      throws IOException {
    var directory = plan.directory().attempt(file(index), number);
    Files.createDirectories(directory.reports());
    for (var report : reports.entrySet()) {
      Files.writeString(directory.reports().resolve(report.getKey()), report.getValue());
    }
    var tests =
        SurefireReportReader.read(directory.reports(), file(index))
                instanceof ReportResult.Read read
            ? read.tests()
            : List.<TestCase>of();
    return new AttemptOutcome(
        number,
        1,
        START.plusSeconds(number),
        START.plusSeconds(number + 2),
        ending,
        FailureMessage.quoting(message),
        tests,
        new AttemptOutcome.Resources(
            directory.path(),
            Map.of(StackAddress.MAIN_PORT, 8080, "admin", 81),
            "e2e_x",
            42L,
            StackUsage.NONE),
        List.of(new AttemptOutcome.Phase("clone", START, START.plusMillis(30))));
  }

  /** An attempt with one report of the usual name, whose suite contains these test cases. */
  public AttemptOutcome attempt(int index, int number, Ending ending, String... cases)
      throws IOException {
    var name = file(index).className();
    return attempt(
        index,
        number,
        ending,
        Map.of(
            "TEST-" + name + ".xml",
            "<testsuite name='" + name + "' time='1'>" + String.join("", cases) + "</testsuite>"));
  }

  String passing(int index, String name) {
    return "<testcase name='%s' classname='%s' time='0.1'/>"
        .formatted(name, file(index).className());
  }

  /** A test with a failure or an error. */
  public String failing(int index, String name, String element) {
    return "<testcase name='%s' classname='%s' time='0.1'><%s message='no &lt;%s&gt;&#10;x' type='a.B'>trace of %s</%s><system-out>o</system-out></testcase>"
        .formatted(name, file(index).className(), element, name, name, element);
  }

  public String skipped(int index, String name) {
    return "<testcase name='%s' classname='%s' time='0.1'><skipped message='off'/></testcase>"
        .formatted(name, file(index).className());
  }

  public FileOutcome outcome(int index, AttemptOutcome... attempts) {
    return new FileOutcome(file(index), List.of(attempts));
  }

  /** A file whose only attempt passed. */
  public FileOutcome passed(int index, String... tests) throws IOException {
    var cases = Arrays.stream(tests).map(name -> passing(index, name)).toArray(String[]::new);
    return outcome(index, attempt(index, 1, Ending.PASSED, cases));
  }

  /** The final report of a file, to be looked into. */
  XmlAssert finalXml(int index) {
    return XmlAssert.assertThat(Input.fromPath(finalReport(index)));
  }

  /** Writes the merged report, to be looked into. */
  public XmlAssert mergedXml(RunRecord record) {
    MergedReport.write(record, plan.directory());
    return XmlAssert.assertThat(Input.fromPath(plan.directory().mergedReport()));
  }

  /** Writes the final reports, and returns the record. */
  public RunRecord finish(@Nullable String broken, FileOutcome... outcomes) {
    List.of(outcomes).forEach(this::write);
    return record(broken, outcomes);
  }

  /** The record without final reports. */
  RunRecord record(@Nullable String broken, FileOutcome... outcomes) {
    return new RunRecord(
        plan.id(),
        START,
        START.plusSeconds(5),
        2,
        new RunRecord.Machine(4, 0.5),
        List.of(outcomes),
        broken == null ? null : new RunRecord.Abort(broken, true),
        List.of(),
        plan.reports(),
        "Server starts from a class-data archive (54 MB, built in 6.2 s)");
  }
}
