package io.github.e2emaven.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.e2emaven.outcome.Ending;
import io.github.e2emaven.outcome.FileOutcome;
import io.github.e2emaven.outcome.ProcessLeak;
import io.github.e2emaven.outcome.RunRecord;
import io.github.e2emaven.plan.RunId;
import io.github.e2emaven.report.Verdict.Kind;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VerdictTests {

  @TempDir Path target;
  private SampleRun run = new SampleRun(Path.of("unused"));

  @BeforeEach
  void plan() {
    run = new SampleRun(target, "com.acme.A", "com.acme.B", "com.acme.C");
  }

  @ParameterizedTest
  @CsvSource({
    "passed passed passed,      false, PASSED",
    "passed nothing passed,     false, PASSED",
    "nothing nothing nothing,   false, NO_TESTS",
    "skipped passed nothing,    false, PASSED",
    "skipped skipped nothing,   false, NO_TESTS",
    "flaky passed passed,       false, PASSED",
    "flaky passed passed,       true, FAILED",
    "failed passed passed,      false, FAILED",
    "failed cancelled notrun,   false, FAILED",
    "flaky passed notrun,       true, BROKEN",
    "failed crashed passed,     false, BROKEN",
    "passed cancelled passed,   false, BROKEN",
    "passed passed notrun,      false, BROKEN",
    "crashed passed passed,     false, BROKEN",
  })
  void follows_from_the_results(String results, boolean failOnFlakes, Kind kind) throws Exception {
    var policy = VerdictPolicy.of(failOnFlakes, 0, false, true, null);

    assertThat(Verdict.of(run.finish(null, outcomes(results)), policy).kind()).isEqualTo(kind);
  }

  @Test
  void as_many_flakes_as_failsafe_allows_fail_the_build() throws Exception {
    var record = run.finish(null, outcomes("flaky flaky passed"));
    assertThat(Verdict.of(record, VerdictPolicy.of(false, 2, false, true, null)).kind())
        .isEqualTo(Kind.FAILED);
    assertThat(Verdict.of(record, VerdictPolicy.of(false, 3, false, true, null)).kind())
        .isEqualTo(Kind.PASSED);
  }

  @Test
  void a_run_that_broke_is_broken_whatever_its_files_say() throws Exception {
    var record = run.finish("no space\nleft", outcomes("passed passed passed"));

    var verdict = Verdict.of(record, VerdictPolicy.LENIENT);

    assertThat(verdict.kind()).isEqualTo(Kind.BROKEN);
    assertThat(verdict.message()).contains("run aborted: no space").doesNotContain("left");
  }

  @Test
  void a_run_without_an_executed_test_passes_only_on_request() throws Exception {
    var record = run.finish(null, outcomes("skipped nothing skipped"));
    assertThat(Verdict.of(record, VerdictPolicy.LENIENT).message())
        .contains("no test was executed in 3 test files, 2 of them skipped", "failIfNoTests=false");
    assertThat(Verdict.of(record, new VerdictPolicy(1, true, false)).kind()).isEqualTo(Kind.PASSED);
  }

  @Test
  void says_in_one_sentence_what_is_wrong() throws Exception {
    assertThat(
            Verdict.of(run.finish(null, outcomes("failed crashed notrun")), VerdictPolicy.LENIENT)
                .message())
        .isEqualTo("1 of 3 test files failed (A), 1 broken (B), 1 not run (C)");
    assertThat(
            Verdict.of(run.finish(null, outcomes("passed passed passed")), VerdictPolicy.LENIENT)
                .message())
        .isEqualTo("3 test files passed");
  }

  @Test
  void a_missing_final_report_breaks_a_passed_run() throws Exception {
    var record = run.finish(null, outcomes("passed passed passed"));
    Files.delete(run.finalReport(1));

    assertThat(Verdict.of(record, VerdictPolicy.LENIENT).contradictions())
        .singleElement()
        .asString()
        .contains("TEST-com.acme.B.xml is missing");
  }

  @Test
  void a_final_report_truncated_anywhere_breaks_a_passed_run() throws Exception {
    var record = run.finish(null, outcomes("passed passed passed"));
    var whole = Files.readAllBytes(run.finalReport(0));
    for (var cut = 0; cut < whole.length - 1; cut += whole.length / 25) {
      Files.write(run.finalReport(0), Arrays.copyOf(whole, cut));
      assertThat(Verdict.of(record, VerdictPolicy.LENIENT).kind()).isEqualTo(Kind.BROKEN);
    }
  }

  @Test
  void a_report_of_another_run_or_class_breaks_a_passed_run() throws Exception {
    var record = run.finish(null, outcomes("passed passed passed"));
    var own = Files.readString(run.finalReport(0));
    for (var foreign :
        List.of(
            own.replace("run r1", "run r0"),
            Files.readString(run.finalReport(1)),
            own.replaceFirst("<!--.*-->", ""))) {
      Files.writeString(run.finalReport(0), foreign);
      assertThat(Verdict.of(record, VerdictPolicy.LENIENT).contradictions())
          .singleElement()
          .asString()
          .contains("not of this run");
    }
  }

  @Test
  void a_report_of_another_run_of_the_same_build_supersedes_that_of_this_one() throws Exception {
    for (var results : List.of("passed passed passed", "failed passed passed")) {
      var record = run.finish(null, outcomes(results));
      var kind = Verdict.of(record, VerdictPolicy.LENIENT).kind();
      var own = Files.readString(run.finalReport(0));
      Files.writeString(run.finalReport(0), own.replace("run r1", "run r2"));
      var verdict = Verdict.of(record, VerdictPolicy.LENIENT, Set.of(record.id(), new RunId("r2")));
      assertThat(verdict.kind()).isEqualTo(kind);
      assertThat(verdict.superseded()).containsExactly(record.files().get(0).file());
      assertThat(Verdict.of(record, VerdictPolicy.LENIENT, Set.of(new RunId("r3"))).kind())
          .isEqualTo(Kind.BROKEN);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "time='0.1'/>|time='0.1'><failure/></testcase>",
        "time='0.1'/>|time='0.1'><error/></testcase>",
        "time='0.1'/>|time='0.1'><rerunFailure/></testcase>",
        "<testcase.*/>|",
      })
  void a_final_report_that_disagrees_breaks_a_passed_run(String pattern, String replacement)
      throws Exception {
    var record = run.finish(null, outcomes("passed passed passed"));
    var own = Files.readString(run.finalReport(0)).replace('"', '\'');
    var changed = own.replaceAll(pattern, replacement == null ? "" : replacement);
    assertThat(changed).isNotEqualTo(own);
    Files.writeString(run.finalReport(0), changed);

    assertThat(Verdict.of(record, VerdictPolicy.LENIENT).kind()).isEqualTo(Kind.BROKEN);
  }

  @Test
  void a_failure_that_the_record_hides_breaks_the_run() throws Exception {
    var liar = run.attempt(0, 1, Ending.PASSED, run.failing(0, "a", "failure"));
    var outcomes = outcomes("passed passed passed");
    outcomes[0] = run.outcome(0, liar);

    assertThat(Verdict.of(run.finish(null, outcomes), VerdictPolicy.LENIENT).kind())
        .isEqualTo(Kind.BROKEN);
  }

  private FileOutcome[] outcomes(String results) throws Exception {
    var words = Stream.of(results.split(" ")).toList();
    var outcomes = new FileOutcome[words.size()];
    for (var i = 0; i < outcomes.length; i++) {
      outcomes[i] = outcome(i, words.get(i));
    }
    return outcomes;
  }

  private FileOutcome outcome(int i, String result) throws Exception {
    var failed = run.attempt(i, 1, Ending.FAILED, run.failing(i, "a", "failure"));
    return switch (result) {
      case "notrun" -> run.outcome(i);
      case "failed" -> run.outcome(i, failed);
      case "flaky" -> run.outcome(i, failed, run.attempt(i, 2, Ending.PASSED, run.passing(i, "a")));
      case "crashed" -> run.outcome(i, run.attempt(i, 3, Ending.TEST_JVM_CRASHED, Map.of()));
      case "cancelled" -> run.outcome(i, run.attempt(i, 3, Ending.CANCELLED, Map.of()));
      case "skipped" -> run.outcome(i, run.attempt(i, 3, Ending.ALL_SKIPPED, run.skipped(i, "a")));
      case "nothing" -> run.outcome(i, run.attempt(i, 3, Ending.NO_TESTS_MATCHED, Map.of()));
      default -> run.outcome(i, run.attempt(i, 1, Ending.PASSED, run.passing(i, "a")));
    };
  }

  @Test
  void leaked_processes_fail_a_passed_run_on_request() throws Exception {
    var record = run.finish(null, outcomes("passed passed passed"));
    var leak = new ProcessLeak(run.file(0), ProcessLeak.Origin.TESTS, 7, "sleep 9");
    var leaky =
        new RunRecord(
            record.id(),
            record.start(),
            record.end(),
            2,
            record.machine(),
            record.files(),
            null,
            List.of(leak),
            record.reports(),
            null);

    assertThat(Verdict.of(leaky, VerdictPolicy.LENIENT).kind()).isEqualTo(Kind.PASSED);
    var verdict = Verdict.of(leaky, new VerdictPolicy(0, true, true));
    assertThat(verdict.kind()).isEqualTo(Kind.FAILED);
    assertThat(verdict.message()).isEqualTo("3 test files passed; processes left behind: 1");
  }
}
