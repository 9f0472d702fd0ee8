package io.github.e2emaven.failsafe;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.e2emaven.execution.TestJvmResult;
import io.github.e2emaven.execution.TestJvmResult.Kind;
import io.github.e2emaven.outcome.ReportNames;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TestJvmSettingsTests {

  private static final String GOODBYE =
      "The forked VM terminated without properly saying goodbye. VM crash or System.exit called?";

  @TempDir Path directory;

  @ParameterizedTest(name = "{0} tests, {1} failures, {2} errors: {3}")
  @CsvSource({"3, 0, 0, PASSED", "3, 1, 0, FAILED", "3, 0, 2, FAILED"})
  void tests_that_ran_decide(int completed, int failures, int errors, Kind kind) throws Exception {
    summary(completed, errors, failures, "");
    assertThat(result("filter", "").kind()).isEqualTo(kind);
  }

  @Test
  void no_tests_is_explained_by_a_filter_only_if_there_is_one() throws Exception {
    assertThat(result("filter", "").kind()).isEqualTo(Kind.NOTHING_MATCHED);
    assertThat(result("", "").kind()).isEqualTo(Kind.NO_TESTS);
    assertThat(result("", "No tests were executed!").kind()).isEqualTo(Kind.NO_TESTS);
    summary(0, 0, 0, "");
    assertThat(result("filter", "").kind()).isEqualTo(Kind.NOTHING_MATCHED);
  }

  @Test
  void a_crash_tells_the_exit_code() throws Exception {
    summary(0, 0, 0, GOODBYE + "\nCommand was secret\nProcess Exit Code: 134\n at Foo.bar()");
    var exit = result("filter", "");
    assertThat(exit.kind()).isEqualTo(Kind.CRASHED);
    assertThat(exit.message().text()).contains("exit code 134").doesNotContain("secret", "Foo");
  }

  @Test
  void whatever_failsafe_throws_is_a_crash() {
    var exit = result("filter", "Could not resolve the provider\n\tat Foo.bar()");
    assertThat(exit.kind()).isEqualTo(Kind.CRASHED);
    assertThat(exit.message().text()).isEqualTo("Could not resolve the provider");
  }

  private TestJvmResult result(String filter, String thrown) {
    var jvms =
        new TestJvmSettings(
            new TestSelection(List.of(), List.of(), filter),
            List.of(),
            Set.of(),
            !filter.isEmpty(),
            ReportNames.CLASSES);
    return jvms.result(directory.resolve("summary.xml"), thrown);
  }

  private void summary(int completed, int errors, int failures, String message) throws Exception {
    Files.writeString(
        directory.resolve("summary.xml"),
        """
        <?xml version="1.0" encoding="UTF-8"?>
        <failsafe-summary result="255" timeout="false"><completed>%d</completed>
        <errors>%d</errors><failures>%d</failures><skipped>0</skipped>
        <failureMessage>%s</failureMessage></failsafe-summary>
        """
            .formatted(completed, errors, failures, message));
  }
}
