package io.github.e2emaven.execution;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.e2emaven.execution.TestJvmResult.Kind;
import io.github.e2emaven.outcome.Ending;
import io.github.e2emaven.outcome.FailureMessage;
import io.github.e2emaven.outcome.ReportNames;
import io.github.e2emaven.plan.SampleAddress;
import io.github.e2emaven.plan.StackAddress;
import io.github.e2emaven.plan.TestFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
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
    "PASSED, skipped, ALL_SKIPPED",
    "FAILED, skipped, REPORT_INVALID",
    "PASSED, half, PASSED",
    "NO_TESTS, empty, ALL_SKIPPED",
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
    report(report);
    assertThat(rules(TestJvmResult.of(kind, "why")).decide(Optional.empty()).ending())
        .isEqualTo(ending);
  }

  @ParameterizedTest(name = "a test of {0} in a class that inherits from {1}: {2}")
  @CsvSource({
    "a.BarE2E, , FOREIGN_TESTS",
    "a.BarE2E$Nested, , FOREIGN_TESTS",
    "a.BarE2E$Nested, a.BarE2E, PASSED",
    "a.BarE2EBase, , PASSED",
    "a.FooE2E$Nested, , PASSED",
    "b.Unplanned, , PASSED"
  })
  void a_test_of_another_planned_file_is_told_as_such(String name, String parent, Ending ending)
      throws Exception {
    write(xml("a.FooE2E", test("a.FooE2E", "") + test(name, "")));
    var ancestors = parent == null ? Set.<String>of() : Set.of(parent);
    var result =
        new TestJvmResult(Kind.PASSED, FailureMessage.NONE, ReportNames.CLASSES, ancestors);
    var end = rules(result).decide(Optional.empty());
    assertThat(end.ending()).isEqualTo(ending);
    if (ending == Ending.FOREIGN_TESTS) {
      assertThat(end.message().headline()).contains(name + "#t");
      assertThat(end.tests()).isEmpty();
    }
  }

  @ParameterizedTest
  @CsvSource({"SERVER_DIED", "TIMED_OUT", "CANCELLED"})
  void an_interruption_outweighs_what_the_report_says(Ending ending) throws Exception {
    report("good");
    var cause = Optional.of(AttemptEnding.of(ending, FailureMessage.of("why")));
    var judgement = rules(TestJvmResult.of(Kind.PASSED, "")).decide(cause);
    assertThat(judgement.ending()).isEqualTo(ending);
    assertThat(judgement.tests()).hasSize(1);
  }

  @Test
  void a_missing_report_whose_name_is_too_long_is_explained() throws Exception {
    var stack = SampleAddress.in(directory);
    var name = "a." + "b".repeat(248);
    var long250 =
        new StackAddress(
            stack.run(),
            new TestFile(name),
            stack.attempt(),
            stack.slot(),
            stack.host(),
            stack.ports(),
            stack.database(),
            stack.directory());
    var passed = TestJvmResult.of(Kind.PASSED, "");
    var rules = EndingRules.of(long250, List.of(new TestFile(name)), passed);
    assertThat(rules.decide(Optional.empty()).message().headline())
        .contains("no Surefire report was written")
        .contains("a name of 259 bytes (most file systems allow 255");
    assertThat(rules(passed).decide(Optional.empty()).message().headline()).doesNotContain("bytes");
  }

  private EndingRules rules(TestJvmResult result) {
    return EndingRules.of(
        stack(), List.of(new TestFile("a.BarE2E"), new TestFile("a.FooE2E")), result);
  }

  private void report(String report) throws Exception {
    var name = report.equals("foreign") ? "b.OtherTest" : "a.FooE2E";
    var good = xml(name, test(name, ""));
    switch (report) {
      case "none" -> {}
      case "empty" -> write(xml(name, ""));
      case "cut" -> write(good.substring(0, good.length() - 7));
      case "bad" -> write(xml(name, test(name, "<failure type='E' message='m'>t</failure>")));
      case "skipped" -> write(xml(name, test(name, "<skipped/>")));
      case "half" -> write(xml(name, test(name, "<skipped/>") + test(name, "")));
      default -> write(good);
    }
  }

  private static String xml(String name, String tests) {
    return "<testsuite name='%s'>%s</testsuite>".formatted(name, tests);
  }

  private static String test(String className, String problem) {
    return "<testcase classname='%s' name='t' time='0'>%s</testcase>".formatted(className, problem);
  }

  private void write(String xml) throws Exception {
    var reports = Files.createDirectories(stack().directory().reports());
    Files.writeString(reports.resolve("TEST-a.FooE2E.xml"), xml);
  }

  private StackAddress stack() {
    return SampleAddress.in(directory);
  }
}
