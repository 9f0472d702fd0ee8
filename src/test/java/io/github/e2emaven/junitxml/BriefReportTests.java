package io.github.e2emaven.junitxml;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.e2emaven.outcome.AttemptOutcome;
import io.github.e2emaven.outcome.Ending;
import io.github.e2emaven.outcome.FileOutcome;
import io.github.e2emaven.outcome.ReportResult;
import io.github.e2emaven.plan.AttemptDirectory;
import io.github.e2emaven.report.SampleRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BriefReportTests {

  private static final String NAME = "com.acme.A";
  private static final int MEGABYTE = 1 << 20;

  @TempDir Path target;
  private SampleRun run;

  @BeforeEach
  void ofOneFile() {
    run = new SampleRun(target, NAME);
  }

  @Test
  void the_final_report_alone_has_all_of_a_large_output() throws IOException {
    var attempt = printing("<![CDATA[" + "x".repeat(2 * MEGABYTE) + "]]>");
    var record = run.finish(null, run.outcome(0, attempt));
    run.mergedXml(record).valueByXPath("count(//testcase)").isEqualTo("1");

    assertThat(run.finalReport(0)).content().contains("x".repeat(2 * MEGABYTE));
    for (var brief : new Path[] {report(attempt), run.plan.directory().mergedReport()}) {
      assertThat(brief)
          .content()
          .contains("x".repeat(ElementCopy.BRIEF))
          .doesNotContain("x".repeat(ElementCopy.BRIEF + 1))
          .contains("[%d more characters".formatted(2 * MEGABYTE - ElementCopy.BRIEF));
    }
  }

  @Test
  void a_shortened_report_has_the_same_tests() throws IOException {
    var attempt = printing("<![CDATA[]]&gt; ]]>" + "&lt;&#13;".repeat(MEGABYTE));
    BriefReport.shorten(run.outcome(0, attempt));
    var read = SurefireReportReader.read(directory(attempt), run.plan.files().get(0));
    assertThat(read).isInstanceOf(ReportResult.Read.class);
    assertThat(((ReportResult.Read) read).tests()).isEqualTo(attempt.tests());
    assertThat(Files.size(report(attempt))).isLessThan(MEGABYTE);
  }

  @Test
  void no_character_is_cut_in_two() throws IOException {
    var attempt = printing("<![CDATA[x" + "😀".repeat(MEGABYTE) + "]]>");
    BriefReport.shorten(run.outcome(0, attempt));
    assertThat(report(attempt)).content().doesNotContain("😀?", "\ufffd").contains("😀]]>\n[");
  }

  @Test
  void a_small_report_stays_as_it_is() throws IOException {
    var attempt = printing("<!-- as it is -->" + "x".repeat(MEGABYTE / 2));
    var before = Files.readString(report(attempt));
    BriefReport.shorten(run.outcome(0, attempt));
    assertThat(report(attempt)).hasContent(before);
  }

  @Test
  void a_damaged_report_stays_as_it_is() throws IOException {
    var attempt = printing("x".repeat(2 * MEGABYTE));
    var cut = Files.readString(report(attempt)).substring(0, MEGABYTE + 9);
    Files.writeString(report(attempt), cut);
    BriefReport.shorten(run.outcome(0, attempt));
    assertThat(report(attempt)).hasContent(cut);
    assertThat(directory(attempt)).isDirectoryNotContaining("glob:**.part");
  }

  @Test
  void a_file_without_reports_is_no_error() {
    BriefReport.shorten(new FileOutcome(run.plan.files().get(0), List.of()));
  }

  private AttemptOutcome printing(String output) throws IOException {
    var xml =
        "<testsuite name='%1$s' time='1'><testcase name='t' classname='%1$s' time='1'><system-out>%2$s</system-out></testcase></testsuite>"
            .formatted(NAME, output);
    return run.attempt(0, 1, Ending.PASSED, Map.of("TEST-" + NAME + ".xml", xml));
  }

  private static Path directory(AttemptOutcome attempt) {
    return new AttemptDirectory(attempt.resources().directory()).reports();
  }

  private static Path report(AttemptOutcome attempt) {
    return directory(attempt).resolve("TEST-" + NAME + ".xml");
  }
}
