package io.github.e2emaven.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.e2emaven.junitxml.SurefireReportReader;
import io.github.e2emaven.junitxml.SurefireSchema;
import io.github.e2emaven.outcome.Ending;
import io.github.e2emaven.outcome.FileResult;
import io.github.e2emaven.outcome.ReportResult;
import io.github.e2emaven.outcome.StageException;
import io.github.e2emaven.outcome.TestCase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReportsDirectoryTests {

  @TempDir Path target;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2.22.2-MixedE2E", "2.22.2-OnlyNestedE2E", "2.22.2-InitE2E",
        "3.2.5-MixedE2E", "3.2.5-OnlyNestedE2E", "3.5.4-MixedE2E",
        "3.5.4-OnlyNestedE2E", "3.5.4-InitE2E", "3.6.1-MixedE2E",
        "3.6.1-OnlyNestedE2E", "3.6.1-InitE2E", "3.6.1-NoneE2E"
      })
  void what_failsafe_wrote_is_carried_over(String sample) throws Exception {
    var run = new SampleRun(target, "com.acme." + sample.substring(sample.indexOf('-') + 1));
    var attempt = run.attempt(0, 1, Ending.FAILED, documents(sample));

    run.write(run.outcome(0, attempt));

    SurefireSchema.accepts(run.finalReport(0));
    assertThat(tests(run.finalReport(0))).isEqualTo(attempt.tests()).isNotEmpty();
    assertThat(names(run.plan.reports())).hasSize(1);
  }

  @Test
  void properties_and_output_are_kept_and_counts_are_true() throws Exception {
    var run = new SampleRun(target, "com.acme.OnlyNestedE2E");

    run.write(run.outcome(0, run.attempt(0, 1, Ending.FAILED, documents("3.5.4-OnlyNestedE2E"))));

    var xml = run.finalXml(0);
    xml.valueByXPath("//property[@name='k']/@value").isEqualTo("v");
    xml.valueByXPath("/testsuite/@tests").isEqualTo("3");
    xml.valueByXPath("/testsuite/@failures").isEqualTo("1");
    xml.valueByXPath("/testsuite/@time").isEqualTo("0.061");
    assertThat(run.finalReport(0)).content().contains("<![CDATA[org.opentest4j.AssertionFailed");
  }

  @Test
  void a_test_that_passes_at_the_second_attempt_is_flaky() throws Exception {
    var run = new SampleRun(target, "com.acme.A");
    var first =
        run.attempt(
            0, 1, Ending.FAILED, run.failing(0, "a", "failure"), run.failing(0, "b", "error"));
    var second = run.attempt(0, 2, Ending.PASSED, run.passing(0, "a"), run.passing(0, "b"));

    run.write(run.outcome(0, first, second));

    SurefireSchema.accepts(run.finalReport(0));
    var xml = run.finalXml(0);
    xml.valueByXPath("//testcase[@name='a']/flakyFailure/@message").isEqualTo("no <a>\nx");
    xml.valueByXPath("//testcase[@name='a']/flakyFailure/@type").isEqualTo("a.B");
    xml.valueByXPath("//testcase[@name='a']/flakyFailure/stackTrace").isEqualTo("trace of a");
    xml.valueByXPath("//testcase[@name='b']/flakyError/stackTrace").isEqualTo("trace of b");
    xml.valueByXPath("/testsuite/@flakes").isEqualTo("2");
    xml.valueByXPath("/testsuite/@failures").isEqualTo("0");
    xml.valueByXPath("count(//testcase)").isEqualTo("2");
  }

  @Test
  void a_test_that_fails_and_is_then_skipped_has_failed() throws Exception {
    var run = new SampleRun(target, "com.acme.A");
    var outcome =
        run.outcome(
            0,
            run.attempt(0, 1, Ending.FAILED, run.failing(0, "a", "failure"), run.passing(0, "b")),
            run.attempt(0, 2, Ending.PASSED, run.skipped(0, "a"), run.passing(0, "b")));
    var record = run.finish(null, outcome);

    assertThat(outcome.result()).isEqualTo(FileResult.FAILED);
    assertThat(Verdict.of(record, VerdictPolicy.LENIENT).kind()).isEqualTo(Verdict.Kind.FAILED);
    run.finalXml(0).valueByXPath("/testsuite/@failures").isEqualTo("1");
    run.finalXml(0).valueByXPath("/testsuite/@skipped").isEqualTo("0");
    run.finalXml(0).valueByXPath("count(//testcase[@name='a']/failure)").isEqualTo("1");
    SurefireSchema.accepts(run.finalReport(0));
  }

  @Test
  void a_test_that_fails_before_its_whole_file_is_skipped_has_failed() throws Exception {
    var run = new SampleRun(target, "com.acme.A");
    var outcome =
        run.outcome(
            0,
            run.attempt(0, 1, Ending.FAILED, run.failing(0, "a", "error")),
            run.attempt(0, 2, Ending.ALL_SKIPPED, run.skipped(0, "whole class")));

    assertThat(Verdict.of(run.finish(null, outcome), VerdictPolicy.LENIENT).kind())
        .isEqualTo(Verdict.Kind.FAILED);
    SurefireSchema.accepts(run.finalReport(0));
  }

  @Test
  void a_test_that_fails_in_all_attempts_shows_its_reruns() throws Exception {
    var run = new SampleRun(target, "com.acme.A");
    var first =
        run.attempt(
            0, 1, Ending.FAILED, run.failing(0, "a", "error"), run.failing(0, "b", "failure"));
    var second =
        run.attempt(
            0, 2, Ending.FAILED, run.failing(0, "a", "failure"), run.failing(0, "b", "error"));
    var third =
        run.attempt(
            0, 3, Ending.FAILED, run.failing(0, "a", "failure"), run.failing(0, "b", "error"));

    run.write(run.outcome(0, first, second, third));

    SurefireSchema.accepts(run.finalReport(0));
    var xml = run.finalXml(0);
    for (var name : List.of("a", "b")) {
      xml.valueByXPath("count(//testcase[@name='" + name + "']/rerunFailure)").isEqualTo("1");
      xml.valueByXPath("count(//testcase[@name='" + name + "']/rerunError)").isEqualTo("1");
    }
    assertThat(tests(run.finalReport(0))).allMatch(TestCase::isFailure).hasSize(2);
  }

  @Test
  void tests_of_the_same_name_keep_their_own_history() throws Exception {
    var run = new SampleRun(target, "com.acme.A");
    var first =
        run.attempt(0, 1, Ending.FAILED, run.passing(0, "a"), run.failing(0, "a", "failure"));
    var second = run.attempt(0, 2, Ending.PASSED, run.passing(0, "a"), run.passing(0, "a"));

    run.write(run.outcome(0, first, second));

    run.finalXml(0)
        .valueByXPath("count(//testcase[2]/flakyFailure) - count(//testcase[1]/flakyFailure)")
        .isEqualTo("1");
  }

  @Test
  void a_set_up_that_failed_once_stays_visible() throws Exception {
    var run = new SampleRun(target, "com.acme.A");
    var first = run.attempt(0, 1, Ending.FAILED, run.failing(0, "", "error"));
    var second = run.attempt(0, 2, Ending.PASSED, run.passing(0, "a"));

    run.write(run.outcome(0, first, second));

    SurefireSchema.accepts(run.finalReport(0));
    run.finalXml(0).valueByXPath("//testcase[@name='']/flakyError/@type").isEqualTo("a.B");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "<testsuite name='com.acme.A'><testcase"})
  void a_crash_is_an_error_with_ending_and_log(String damaged) throws Exception {
    var run = new SampleRun(target, "com.acme.A");
    var attempt =
        run.attempt(0, 1, Ending.TEST_JVM_CRASHED, Map.of("TEST-com.acme.A.xml", damaged));

    run.write(run.outcome(0, attempt));

    SurefireSchema.accepts(run.finalReport(0));
    var xml = run.finalXml(0);
    xml.valueByXPath("/testsuite/@name").isEqualTo("com.acme.A");
    xml.valueByXPath("/testsuite/@errors").isEqualTo("1");
    xml.valueByXPath("//error/@type").isEqualTo("TEST_JVM_CRASHED");
    xml.valueByXPath("//error/@message").isEqualTo("test JVM crashed: exit code 3");
    xml.valueByXPath("//error").contains("second line").contains("test.log");
  }

  @Test
  void tests_that_ended_before_the_server_died_are_kept() throws Exception {
    var run = new SampleRun(target, "com.acme.A");
    var attempt = run.attempt(0, 1, Ending.SERVER_DIED, run.passing(0, "a"));

    run.write(run.outcome(0, attempt));

    assertThat(tests(run.finalReport(0))).hasSize(2);
    run.finalXml(0).valueByXPath("//error").contains("server.log");
  }

  @Test
  void a_pass_after_a_crash_is_flaky_without_a_test_more() throws Exception {
    var run = new SampleRun(target, "com.acme.A");
    var first = run.attempt(0, 1, Ending.TIMED_OUT, Map.of());
    var second = run.attempt(0, 2, Ending.PASSED, run.passing(0, "a"), run.passing(0, "b"));

    run.write(run.outcome(0, first, second));

    SurefireSchema.accepts(run.finalReport(0));
    var xml = run.finalXml(0);
    xml.valueByXPath("/testsuite/@tests").isEqualTo("2");
    xml.valueByXPath("//testcase[1]/flakyError/@type").isEqualTo("TIMED_OUT");
  }

  @Test
  void a_pass_whose_report_has_vanished_is_an_error() throws Exception {
    var run = new SampleRun(target, "com.acme.A");

    run.write(run.outcome(0, run.attempt(0, 1, Ending.PASSED, Map.of())));

    assertThat(tests(run.finalReport(0))).singleElement().matches(TestCase::isFailure);
  }

  @Test
  void a_file_without_matching_tests_is_an_empty_suite_and_one_not_run_is_skipped()
      throws Exception {
    var run = new SampleRun(target, "com.acme.A", "com.acme.B");

    run.write(run.outcome(0, run.attempt(0, 1, Ending.NO_TESTS_MATCHED, Map.of())));
    run.reports().runEnded(run.record("fail-fast", run.outcome(1)));

    SurefireSchema.accepts(run.finalReport(0));
    SurefireSchema.accepts(run.finalReport(1));
    assertThat(tests(run.finalReport(0))).isEmpty();
    run.finalXml(1).valueByXPath("//skipped/@message").isEqualTo("not run: fail-fast");
  }

  @Test
  void characters_that_xml_excludes_are_replaced() throws Exception {
    var run = new SampleRun(target, "com.acme.A");
    var message = "bell \u0007, colour \u001b[31m, lone \ud83d, \ufffe, <&\"]]>, 𝄞";

    run.write(run.outcome(0, run.attempt(0, 1, Ending.SERVER_DIED, Map.of(), message)));

    SurefireSchema.accepts(run.finalReport(0));
    assertThat(run.finalReport(0)).content().contains("𝄞", "bell \ufffd");
  }

  @Test
  void much_output_is_kept_to_the_last_character() throws Exception {
    var run = new SampleRun(target, "com.acme.A");
    var output = "0123456789 ü𝄞\n".repeat(400_000);
    var attempt =
        run.attempt(
            0,
            1,
            Ending.PASSED,
            "<testcase name='a' classname='com.acme.A' time='1'><system-out><![CDATA["
                + output
                + "]]></system-out></testcase>");

    run.write(run.outcome(0, attempt));

    run.finalXml(0).valueByXPath("//system-out").isEqualTo(output);
  }

  @Test
  void a_report_that_cannot_be_written_is_broken_infrastructure() throws Exception {
    var run = new SampleRun(target, "com.acme.A");
    Files.createFile(run.plan.reports());

    assertThatThrownBy(() -> run.write(run.outcome(0)))
        .isInstanceOf(StageException.class)
        .hasMessageContaining("failsafe-reports");
  }

  @Test
  void old_reports_of_planned_classes_are_deleted_and_those_of_other_executions_stay()
      throws Exception {
    var earlier = new SampleRun(target, "com.acme.A", "com.acme.Unselected");
    earlier.reports().runStarted(earlier.record(null));
    earlier
        .plan
        .files()
        .forEach(file -> earlier.write(earlier.outcome(earlier.plan.files().indexOf(file))));
    for (var name : List.of("com.acme.A$In", "com.acme.AB", "com.other.T")) {
      Files.writeString(earlier.plan.reports().resolve("TEST-" + name + ".xml"), "<x/>");
    }

    var run = new SampleRun(target, "com.acme.A");
    new ReportsDirectory(run.plan).runStarted(run.record(null));

    assertThat(names(run.plan.reports()))
        .containsExactlyInAnyOrder(
            "TEST-com.acme.AB.xml", "TEST-com.other.T.xml", "TEST-com.acme.Unselected.xml");
  }

  private static List<String> names(Path directory) throws IOException {
    try (var files = Files.list(directory)) {
      return files.map(path -> path.getFileName().toString()).toList();
    }
  }

  private static List<TestCase> tests(Path report) {
    var result = SurefireReportReader.readFile(report);
    assertThat(result).isInstanceOf(ReportResult.Read.class);
    return ((ReportResult.Read) result).tests();
  }

  private static Map<String, String> documents(String sample) throws Exception {
    var url =
        ReportsDirectoryTests.class.getResource("/io/github/e2emaven/junitxml/samples/" + sample);
    var documents = new TreeMap<String, String>();
    for (var path : SurefireReportReader.files(Path.of(Objects.requireNonNull(url).toURI()))) {
      documents.put(path.getFileName().toString(), Files.readString(path));
    }
    return documents;
  }
}
