package io.github.e2emaven.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.e2emaven.outcome.Ending;
import io.github.e2emaven.outcome.RunRecord;
import io.github.e2emaven.outcome.RunStage;
import io.github.e2emaven.outcome.StageException;
import io.github.e2emaven.plan.RunDirectory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RunJsonTests {

  @TempDir Path target;

  @Test
  void reads_what_was_written() throws Exception {
    var run = new SampleRun(target, "com.acme.A", "com.acme.B", "com.acme.C");
    var record = record(run);

    new RunJson(run.plan).runEnded(record);

    assertThat(RunJson.read(run.plan.directory())).isEqualTo(record);
  }

  @Test
  void has_relative_paths_and_readable_fields() throws Exception {
    var run = new SampleRun(target, "com.acme.A", "com.acme.B", "com.acme.C");

    new RunJson(run.plan).runEnded(record(run));

    assertThat(run.plan.directory().record())
        .content()
        .startsWith("{\n  \"schema\" : 1,\n  \"run\" : \"r1\",\n  \"finished\" : true,")
        .contains("\"start\" : \"2026-11-21T10:00:00.123Z\"")
        .contains("\"timeout\" : \"PT10M\"")
        .contains("\"directory\" : \"com.acme.A/attempt-1\"")
        .contains("\"reports\" : \"../../../failsafe-reports\"")
        .doesNotContain(target.toString());
  }

  @Test
  void the_record_of_a_killed_run_is_rejected() throws Exception {
    var run = new SampleRun(target, "com.acme.A", "com.acme.B", "com.acme.C");
    var json = new RunJson(run.plan);
    json.runStarted(record(run));

    assertRejected(run, "killed before its end");
    assertThat(run.plan.directory().record()).content().contains("\"finished\" : false");
  }

  @Test
  void a_missing_record_is_rejected() {
    assertRejected(new SampleRun(target, "com.acme.A"), "Run the goal parallel-e2e first");
  }

  @Test
  void a_truncated_record_is_rejected() throws Exception {
    var run = new SampleRun(target, "com.acme.A", "com.acme.B", "com.acme.C");
    new RunJson(run.plan).runEnded(record(run));
    var whole = Files.readAllBytes(run.plan.directory().record());
    for (var cut = 0; cut < whole.length - 2; cut += 7) {
      Files.write(run.plan.directory().record(), Arrays.copyOf(whole, cut));
      assertRejected(run, "Cannot read the record of the run");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"schema\" : 1|\"schema\" : 2",
        "\"finished\" : true|\"finished\" : null",
        "\"ending\" : \"FAILED\"|\"ending\" : \"FINE\"",
        "\"ending\" : \"FAILED\"|\"ending\" : null",
        "\"run\" : \"r1\"|\"run\" : \"NO ID\"",
        "\"files\" :|\"file\" :",
        "\"attempts\" :|\"attempt\" :",
        "\"start\" : \"2026|\"start\" : \"x",
        "\"status\" : \"FAILED\"|\"status\" : null",
      })
  void a_record_with_a_wrong_field_is_rejected(String right, String wrong) throws Exception {
    var run = new SampleRun(target, "com.acme.A", "com.acme.B", "com.acme.C");
    new RunJson(run.plan).runEnded(record(run));
    var path = run.plan.directory().record();
    var whole = Files.readString(path);
    assertThat(whole).contains(right);
    Files.writeString(path, whole.replace(right, wrong), StandardCharsets.UTF_8);

    assertRejected(run, "Cannot read the record of the run");
  }

  @Test
  void latest_points_to_the_newest_run() throws Exception {
    var run = new SampleRun(target, "com.acme.A", "com.acme.B", "com.acme.C");

    new RunJson(run.plan).runStarted(record(run));
    new RunJson(run.plan).runStarted(record(run));

    var latest = target.resolve("e2e/latest");
    assertThat(latest.resolve("run.json")).exists();
    assertThat(Files.readSymbolicLink(latest)).isEqualTo(Path.of("runs/r1"));
  }

  @Test
  void the_latest_run_is_read_where_it_is_and_not_through_the_link() throws Exception {
    var run = new SampleRun(target, "com.acme.A", "com.acme.B", "com.acme.C");
    var record = record(run);
    new RunJson(run.plan).runStarted(record);
    new RunJson(run.plan).runEnded(record);
    var e2e = run.plan.directory().path().resolve("../..").normalize();

    var latest = RunJson.latest(e2e).orElseThrow();

    assertThat(latest.path()).isEqualTo(run.plan.directory().path().toRealPath());
    assertThat(RunJson.read(latest).reports().toRealPath())
        .isEqualTo(record.reports().toRealPath());
  }

  @Test
  void the_latest_run_is_read_from_a_text_file_where_there_are_no_links() throws Exception {
    Files.createDirectories(target.resolve("e2e/runs/r1"));
    Files.writeString(target.resolve("e2e/latest"), "runs/r1\n");
    assertThat(RunJson.latest(target.resolve("e2e")))
        .contains(new RunDirectory(target.resolve("e2e/runs/r1")));
    assertThat(RunJson.latest(target.resolve("none"))).isEmpty();
  }

  private static void assertRejected(SampleRun run, String message) {
    assertThatThrownBy(() -> RunJson.read(run.plan.directory()))
        .isInstanceOf(StageException.class)
        .hasMessageContaining(message)
        .hasMessageContaining("run.json")
        .extracting(e -> ((StageException) e).stage())
        .isEqualTo(RunStage.REPORT);
  }

  private static RunRecord record(SampleRun run) throws Exception {
    return run.finish(
        null,
        run.outcome(
            0,
            run.attempt(0, 1, Ending.FAILED, run.failing(0, "ü 𝄞", "failure")),
            run.attempt(0, 2, Ending.PASSED, run.passing(0, "ü 𝄞"))),
        run.outcome(1, run.attempt(1, 1, Ending.TEST_JVM_CRASHED, Map.of())),
        run.outcome(2));
  }
}
