package io.github.e2emaven.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.e2emaven.outcome.Ending;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Surefire measures test times with the wall clock. */
class ClockSetBackTests {

  @TempDir Path target;

  @Test
  void no_final_report_shows_a_negative_time() throws Exception {
    var run = new SampleRun(target, "com.acme.A");
    var report =
        "<testsuite name='com.acme.A' time='-7196.1'>"
            + "<testcase name='-1' classname='com.acme.A' time='-7193.7'/>"
            + "<testcase name='b' classname='com.acme.A' time='0.5'/></testsuite>";

    run.write(
        run.outcome(0, run.attempt(0, 1, Ending.PASSED, Map.of("TEST-com.acme.A.xml", report))));

    assertThat(Files.readString(run.finalReport(0)))
        .contains("name=\"-1\"", "time=\"0.0\"", "time=\"0.5\"")
        .doesNotContain("time=\"-");
  }
}
