package io.github.e2emaven.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.e2emaven.outcome.FileOutcome;
import io.github.e2emaven.outcome.StageException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportFormatsTests {

  @TempDir Path target;
  private SampleRun run = new SampleRun(Path.of("unused"));

  @BeforeEach
  void plan() {
    run = new SampleRun(target, "com.acme.A", "com.acme.B");
  }

  @Test
  void a_run_that_has_started_has_no_old_report_and_an_unfinished_record() throws Exception {
    run.finish(null, run.passed(0, "a"));

    start();

    assertThat(run.finalReport(0)).doesNotExist();
    assertThat(target.resolve("e2e/latest/run.json")).content().contains("\"finished\" : false");
  }

  @Test
  void each_result_is_on_disk_at_once() throws Exception {
    start();
    end(run.passed(0, "a"));

    assertThat(run.finalReport(0)).exists();
    assertThat(run.finalReport(1)).doesNotExist();
    assertThat(run.plan.directory().record())
        .content()
        .contains("\"result\" : \"PASSED\"", "\"finished\" : false");
  }

  @Test
  void a_run_that_has_ended_has_all_reports() throws Exception {
    start();
    var first = run.passed(0, "a");
    end(first);
    finish(first);

    run.finalXml(1).valueByXPath("//skipped/@message").isEqualTo("not run: out of memory");
    assertThat(run.plan.directory().mergedReport()).exists();
    assertThat(RunJson.read(run.plan.directory()).files()).hasSize(2);
  }

  @Test
  void the_record_is_written_even_where_the_merged_report_cannot_be() throws Exception {
    start();
    Files.createDirectories(run.plan.directory().mergedReport().resolve("in the way"));
    var record = run.record(null, run.passed(0, "a"));
    var failures = new ArrayList<String>();

    for (var format : ReportFormats.of(run.plan)) {
      try {
        format.runEnded(record);
      } catch (StageException e) {
        failures.add(e.headline());
      }
    }

    assertThat(failures).singleElement().asString().contains("merged.xml");
    assertThat(RunJson.read(run.plan.directory()).files()).hasSize(1);
  }

  @Test
  void an_old_report_that_cannot_be_deleted_keeps_the_run_from_starting() throws Exception {
    Files.createDirectories(run.finalReport(0).resolve("in the way"));

    assertThatThrownBy(this::start)
        .isInstanceOf(StageException.class)
        .hasMessageStartingWith("Cannot delete old reports in " + run.plan.reports());
  }

  private void start() {
    var record = run.record(null);
    ReportFormats.of(run.plan).forEach(format -> format.runStarted(record));
  }

  private void end(FileOutcome outcome) {
    var record = run.record(null, outcome, run.outcome(1));
    ReportFormats.of(run.plan).forEach(format -> format.fileEnded(outcome, record));
  }

  private void finish(FileOutcome first) {
    var record = run.record("out of memory", first, run.outcome(1));
    ReportFormats.of(run.plan).forEach(format -> format.runEnded(record));
  }
}
