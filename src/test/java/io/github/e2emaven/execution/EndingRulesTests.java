package io.github.e2emaven.execution;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.e2emaven.execution.TestJvmResult.Kind;
import io.github.e2emaven.outcome.Ending;
import io.github.e2emaven.outcome.FailureMessage;
import io.github.e2emaven.plan.AttemptDirectory;
import io.github.e2emaven.plan.RunId;
import io.github.e2emaven.plan.StackAddress;
import io.github.e2emaven.plan.TestFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EndingRulesTests {

  @TempDir Path directory;

  @ParameterizedTest(name = "{0} with {1}: {2}")
  @CsvSource({
    "PASSED, good, PASSED",
    "PASSED, bad, FAILED",
    "PASSED, none, REPORT_INVALID",
    "PASSED, cut, REPORT_INVALID",
    "PASSED, foreign, REPORT_INVALID",
    "PASSED, empty, REPORT_INVALID",
    "FAILED, bad, FAILED",
    "FAILED, good, REPORT_INVALID",
    "NOTHING_MATCHED, none, NO_TESTS_MATCHED",
    "NOTHING_MATCHED, empty, NO_TESTS_MATCHED",
    "NOTHING_MATCHED, cut, REPORT_INVALID",
    "NOTHING_MATCHED, good, PASSED",
    "NOTHING_MATCHED, bad, FAILED",
    "NO_TESTS, none, REPORT_INVALID",
    "NO_TESTS, good, PASSED",
    "NO_TESTS, cut, REPORT_INVALID",
    "UNREPORTED, none, REPORT_INVALID",
    "UNREPORTED, empty, REPORT_INVALID",
    "UNREPORTED, good, REPORT_INVALID",
    "UNREPORTED, bad, FAILED",
    "TIMED_OUT, none, TIMED_OUT",
    "TIMED_OUT, good, TIMED_OUT",
    "CRASHED, good, TEST_JVM_CRASHED",
    "CRASHED, none, TEST_JVM_CRASHED"
  })
  void believesAPassOnlyWhenExitAndReportAgree(Kind kind, String report, Ending ending)
      throws Exception {
    write(report);
    assertThat(
            EndingRules.decide(stack(), TestJvmResult.of(kind, "why"), Optional.empty()).ending())
        .isEqualTo(ending);
  }

  @ParameterizedTest
  @CsvSource({"SERVER_DIED", "TIMED_OUT", "CANCELLED"})
  void an_interruption_outweighs_what_the_report_says(Ending ending) throws Exception {
    write("good");
    var cause = Optional.of(AttemptEnding.of(ending, FailureMessage.of("why")));
    var judgement = EndingRules.decide(stack(), TestJvmResult.of(Kind.PASSED, ""), cause);
    assertThat(judgement.ending()).isEqualTo(ending);
    assertThat(judgement.tests()).hasSize(1);
  }

  private void write(String report) throws Exception {
    var name = report.equals("foreign") ? "a.BarE2E" : "a.FooE2E";
    var problem = report.equals("bad") ? "<failure type='E' message='m'>t</failure>" : "";
    var test = "<testcase classname='%s' name='t' time='0'>%s</testcase>".formatted(name, problem);
    var xml =
        report.equals("empty")
            ? "<testsuite name='%s' tests='0'></testsuite>".formatted(name)
            : "<testsuite name='%s' tests='1'>%s</testsuite>".formatted(name, test);
    if (!report.equals("none")) {
      var reports = Files.createDirectories(stack().directory().reports());
      var text = report.equals("cut") ? xml.substring(0, xml.length() - 7) : xml;
      Files.writeString(reports.resolve("TEST-a.FooE2E.xml"), text);
    }
  }

  private StackAddress stack() {
    return new StackAddress(
        new RunId("r"),
        new TestFile("a.FooE2E"),
        1,
        1,
        Map.of(StackAddress.MAIN_PORT, 1),
        null,
        new AttemptDirectory(directory));
  }
}
