package io.github.e2emaven.junitxml;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.e2emaven.outcome.Ending;
import io.github.e2emaven.report.SampleRun;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MergedReportTests {

  @TempDir Path target;

  @Test
  void contains_every_suite_in_the_order_of_the_plan_with_totals() throws Exception {
    var run = new SampleRun(target, "com.acme.Z", "com.acme.A", "com.acme.M");
    var record =
        run.finish(
            null,
            run.outcome(0, run.attempt(0, 1, Ending.FAILED, run.failing(0, "a", "failure"))),
            run.passed(1, "a", "b"),
            run.outcome(2, run.attempt(2, 1, Ending.SERVER_DIED, Map.of())));

    var xml = run.mergedXml(record);
    xml.valueByXPath("/testsuites/testsuite[1]/@name").isEqualTo("com.acme.Z");
    xml.valueByXPath("/testsuites/testsuite[2]/@name").isEqualTo("com.acme.A");
    xml.valueByXPath("/testsuites/testsuite[3]/@name").isEqualTo("com.acme.M");
    xml.valueByXPath("/testsuites/@tests").isEqualTo("4");
    xml.valueByXPath("/testsuites/@failures").isEqualTo("1");
    xml.valueByXPath("/testsuites/@errors").isEqualTo("1");
    xml.valueByXPath("//failure").isEqualTo("trace of a");
  }

  @Test
  void a_missing_or_damaged_final_report_becomes_an_error() throws Exception {
    var run = new SampleRun(target, "com.acme.A", "com.acme.B");
    var record = run.finish(null, run.passed(0, "a"), run.passed(1, "a"));
    Files.delete(run.finalReport(0));
    Files.writeString(run.finalReport(1), "<testsuite");

    var xml = run.mergedXml(record);
    xml.valueByXPath("count(//error[@type='REPORT_INVALID'])").isEqualTo("2");
    xml.valueByXPath("/testsuites/@errors").isEqualTo("2");
    assertThat(run.plan.directory().path()).isDirectoryNotContaining("glob:**.part");
  }
}
