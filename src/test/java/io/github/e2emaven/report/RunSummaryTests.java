package io.github.e2emaven.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.e2emaven.outcome.AttemptOutcome;
import io.github.e2emaven.outcome.Ending;
import io.github.e2emaven.outcome.FailureMessage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunSummaryTests {

  @TempDir Path target;

  @Test
  void shows_a_table_and_wall_time_beside_the_sum() throws Exception {
    var run = new SampleRun(target, "com.acme.Größe漢字E2E", "com.acme.B");
    var record = run.finish(null, run.passed(0, "a"), run.outcome(1));

    var lines = new RunSummary(record, Map.of(), 100).lines();

    assertThat(lines.stream().map(StyledLine::text))
        .containsExactly(
            "Test file              Result   Tests  Attempts  Duration",
            "com.acme.Größe漢字E2E  PASS         1         1     2.0 s",
            "com.acme.B             NOT RUN      0         0     0.0 s",
            "Wall time 5.0 s, sum of durations 2.0 s (2 workers)",
            "Slots busy with tests 0 %; stopping 40 %, handover 30 %, idle at the end 30 %",
            "Critical path: slot 1, Größe漢字E2E 2.0 s");
    assertThat(lines.stream().map(StyledLine::mark))
        .containsExactly(
            StyledLine.Mark.STRONG,
            StyledLine.Mark.SUCCESS,
            StyledLine.Mark.WARNING,
            StyledLine.Mark.PLAIN,
            StyledLine.Mark.PLAIN,
            StyledLine.Mark.PLAIN);
  }

  @Test
  void shows_the_failure_the_log_and_the_kept_database_of_a_failed_file() throws Exception {
    var run = new SampleRun(target, "com.acme.A");
    var attempt = run.attempt(0, 1, Ending.FAILED, run.failing(0, "buys", "failure"));
    var directory = run.plan.directory().attempt(run.file(0), 1);
    Files.writeString(directory.testLog(), "first\n\u001b[31mlast\u001b[0m\tline\n");
    Files.writeString(directory.serverLog(), "server\n");
    var record = run.finish(null, run.outcome(0, attempt));
    var database = "postgresql://e2e@127.0.0.1:5432/" + "x".repeat(100);

    assertThat(text(new RunSummary(record, Map.of(run.file(0), database), 80)))
        .contains(
            """
            FAIL com.acme.A
              tests failed
              A.buys
                B: no <a>
            """
                .replace("<a>", "<buys>"))
        .contains("  end of test.log:\n    | first\n    | last  line\n")
        .doesNotContain("| server")
        .contains("  log: " + directory.testLog() + "\n  log: " + directory.serverLog() + "\n")
        .contains(database);
  }

  @Test
  void shows_the_end_of_the_servers_log_when_the_server_is_at_fault() throws Exception {
    var run = new SampleRun(target, "com.acme.A");
    var attempt = run.attempt(0, 1, Ending.SERVER_NOT_STARTED, Map.of());
    var directory = run.plan.directory().attempt(run.file(0), 1);
    var log =
        IntStream.range(0, 100_000).mapToObj(i -> "line " + i).collect(Collectors.joining("\n"));
    Files.writeString(directory.serverLog(), log);

    var text = text(new RunSummary(run.finish(null, run.outcome(0, attempt)), Map.of(), 80));

    assertThat(text)
        .contains("server did not start\n    exit code 3\n    second line\n")
        .contains("  end of server.log:\n    | line 99980\n")
        .contains("    | line 99999\n")
        .doesNotContain("line 99979");
  }

  @Test
  void says_why_files_were_cancelled_or_not_run() throws Exception {
    var run = new SampleRun(target, "com.acme.A", "com.acme.B", "com.acme.C");
    var why = "run timed out after 3 s (runTimeoutInSeconds)";
    var cancelled = run.attempt(0, 1, Ending.CANCELLED, Map.of(), "cancelled: " + why);
    var record = run.finish(why, run.outcome(0, cancelled), run.outcome(1), run.outcome(2));

    assertThat(text(new RunSummary(record, Map.of(), 80)))
        .endsWith(
            """
            CANCELLED com.acme.A
              cancelled: run timed out after 3 s (runTimeoutInSeconds)
            NOT RUN 2: run timed out after 3 s (runTimeoutInSeconds)
            """);
  }

  @Test
  void a_message_is_one_line_to_its_end_where_it_says_what_to_do() throws Exception {
    var run = new SampleRun(target, "com.acme.A");
    var refused = run.attempt(0, 1, Ending.CLONE_FAILED, Map.of());
    var attempt =
        new AttemptOutcome(
            1,
            1,
            refused.start(),
            refused.end(),
            Ending.CLONE_FAILED,
            FailureMessage.quoting("why ".repeat(40) + "do this"),
            List.of(),
            refused.resources(),
            List.of());

    var text = text(new RunSummary(run.finish(null, run.outcome(0, attempt)), Map.of(), 80));

    assertThat(text).contains("clone failed\n    " + "why ".repeat(40) + "do this\n");
  }

  @Test
  void a_flaky_file_shows_its_earlier_attempts() throws Exception {
    var run = new SampleRun(target, "com.acme.A");
    var outcome =
        run.outcome(
            0,
            run.attempt(0, 1, Ending.FAILED, run.failing(0, "a", "error")),
            run.attempt(0, 2, Ending.PASSED, run.passing(0, "a")));

    assertThat(text(new RunSummary(run.finish(null, outcome), Map.of(), 80)))
        .contains("FLAKY com.acme.A\n  attempt 1: tests failed\n  A.a\n");
  }

  @Test
  void reruns_by_failsafe_itself_are_named() throws Exception {
    var run = new SampleRun(target, "com.acme.A");
    var rerun = run.attempt(0, 1, Ending.PASSED, run.failing(0, "a", "flakyFailure"));

    assertThat(text(new RunSummary(run.finish(null, run.outcome(0, rerun)), Map.of(), 80)))
        .contains("FLAKY com.acme.A\n  passed when Failsafe reran them:\n  A.a\n    B: no <a>");
  }

  @Test
  void no_text_but_messages_and_paths_is_wider_than_the_terminal() throws Exception {
    var name = "com.acme." + "very.long.".repeat(20) + "OwnerE2E";
    var run = new SampleRun(target, "com.acme.B", name.replace("very.long.", "v."));
    var attempt = run.attempt(1, 1, Ending.FAILED, run.failing(1, "漢字".repeat(100), "failure"));
    var record = run.finish(null, run.passed(0, "a"), run.outcome(1, attempt));

    assertThat(new RunSummary(record, Map.of(), 60).lines())
        .filteredOn(line -> !line.text().startsWith("  log: "))
        .filteredOn(line -> !line.text().contains("漢字漢字"))
        .allMatch(line -> TextTable.width(line.text()) <= 60)
        .anyMatch(line -> line.text().startsWith("…") && line.text().contains("OwnerE2E"));
  }

  @Test
  void durations_are_readable() {
    assertThat(DurationText.of(Duration.ofMillis(4_249))).isEqualTo("4.2 s");
    assertThat(DurationText.of(Duration.ofMillis(59_999))).isEqualTo("59.9 s");
    assertThat(DurationText.of(Duration.ofSeconds(123))).isEqualTo("2 min 03 s");
  }

  @Test
  void tables_align_columns() {
    assertThat(TextTable.table(List.of(List.of("a", "bb"), List.of("e\u0301cc", "d")), 1))
        .containsExactly("a    bb", "e\u0301cc   d");
  }

  private static String text(RunSummary summary) {
    return summary.lines().stream().map(line -> line.text() + "\n").collect(Collectors.joining());
  }
}
