package io.github.e2emaven.junitxml;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.e2emaven.outcome.ReportNames;
import io.github.e2emaven.outcome.ReportResult;
import io.github.e2emaven.outcome.TestCase;
import io.github.e2emaven.outcome.TestCase.Status;
import io.github.e2emaven.plan.TestFile;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SurefireReportReaderTests {

  @TempDir Path directory;

  @ParameterizedTest(name = "{0}: {1} tests, {2} failed, {3} flaky")
  @CsvSource({
    "2.22.2-MixedE2E, 10, 6, 0",
    "3.2.5-MixedE2E, 10, 4, 2",
    "3.5.4-MixedE2E, 10, 6, 0",
    "3.6.1-MixedE2E, 10, 4, 2",
    "2.22.2-OnlyNestedE2E, 3, 1, 0",
    "3.2.5-OnlyNestedE2E, 3, 1, 0",
    "3.5.4-OnlyNestedE2E, 3, 1, 0",
    "3.6.1-OnlyNestedE2E, 3, 1, 0",
    "2.22.2-InitE2E, 1, 1, 0",
    "3.5.4-InitE2E, 1, 1, 0",
    "3.6.1-InitE2E, 1, 1, 0",
    "3.6.1-NoneE2E, 1, 0, 0",
  })
  void reads_what_failsafe_wrote(String sample, int tests, int failed, int flaky) throws Exception {
    var read = readSample(sample);

    assertThat(read).hasSize(tests);
    assertThat(read.stream().filter(TestCase::isFailure)).hasSize(failed);
    assertThat(read.stream().filter(test -> test.status() == Status.FLAKY)).hasSize(flaky);
  }

  @Test
  void the_output_of_a_test_may_hold_what_xml_has_no_character_for() throws Exception {
    Files.writeString(
        directory.resolve("TEST-a.FooE2E.xml"),
        "<testsuite name='a.FooE2E'><testcase classname='a.FooE2E' name='prints \uffff'>"
            + "<failure message='\ufffe'/><system-out><![CDATA[\uffff \uffbe]]></system-out>"
            + "</testcase></testsuite>");
    var read = (ReportResult.Read) SurefireReportReader.read(directory, new TestFile("a.FooE2E"));
    assertThat(read.tests().get(0).name()).isEqualTo("prints \ufffd");
    assertThat(read.tests().get(0).isFailure()).isTrue();
  }

  @Test
  void keeps_names_messages_and_times() throws Exception {
    var fails = find(readSample("3.6.1-MixedE2E"), "fails");
    var problem = Objects.requireNonNull(fails.problem());

    assertThat(fails.status()).isEqualTo(Status.FAILED);
    assertThat(fails.className()).isEqualTo("com.acme.MixedE2E");
    assertThat(fails.duration()).isEqualTo(Duration.ofMillis(3));
    assertThat(problem.type()).isEqualTo("org.opentest4j.AssertionFailedError");
    assertThat(problem.message()).startsWith("a <b> & \"c\" ü 𝄞\nline two");
    assertThat(problem.detail()).contains("at com.acme.MixedE2E.fails(MixedE2E.java");
  }

  @Test
  void a_flaky_test_keeps_the_problem_of_its_failed_run() throws Exception {
    var flaky = find(readSample("3.6.1-MixedE2E"), "flakyError");

    assertThat(flaky.isFailure()).isFalse();
    assertThat(Objects.requireNonNull(flaky.problem()).message()).isEqualTo("first err");
    assertThat(Objects.requireNonNull(flaky.problem()).detail()).contains("MixedE2E.java");
  }

  @Test
  void a_missing_or_empty_directory_contains_no_report() {
    var file = new TestFile("com.acme.A");

    assertThat(SurefireReportReader.read(directory, file)).isInstanceOf(ReportResult.Missing.class);
    assertThat(SurefireReportReader.read(directory.resolve("none"), file))
        .isInstanceOf(ReportResult.Missing.class);
  }

  @Test
  void a_suite_without_tests_is_read_as_no_tests() throws Exception {
    Files.writeString(directory.resolve("TEST-com.acme.A.xml"), "<testsuite name='com.acme.A'/>");

    assertThat(SurefireReportReader.read(directory, new TestFile("com.acme.A")))
        .isEqualTo(new ReportResult.Read(List.of()));
  }

  @Test
  void names_with_a_suffix_belong_to_the_class() throws Exception {
    Files.writeString(
        directory.resolve("TEST-com.acme.A-x.xml"),
        "<testsuite name='com.acme.A(x)'><testcase name='t' classname='com.acme.A(x)'/></testsuite>");

    assertThat(SurefireReportReader.read(directory, new TestFile("com.acme.A")))
        .isInstanceOf(ReportResult.Read.class);
  }

  @Test
  void phrased_names_are_read_when_they_are_expected() throws Exception {
    Files.writeString(
        directory.resolve("TEST-Owners.xml"),
        "<testsuite name='Owners'><testcase name='can be found' classname='Owners'/></testsuite>");
    var file = new TestFile("com.acme.A");

    assertThat(SurefireReportReader.read(directory, file)).isInstanceOf(ReportResult.Damaged.class);
    assertThat(SurefireReportReader.read(directory, file, ReportNames.PHRASES))
        .isInstanceOf(ReportResult.Read.class);
  }

  private static TestCase find(List<TestCase> tests, String name) {
    return tests.stream().filter(test -> test.name().equals(name)).findFirst().orElseThrow();
  }

  private static List<TestCase> readSample(String sample) throws URISyntaxException {
    var file = new TestFile("com.acme." + sample.substring(sample.indexOf('-') + 1));
    var result = SurefireReportReader.read(sample(sample), file);
    assertThat(result).isInstanceOf(ReportResult.Read.class);
    return ((ReportResult.Read) result).tests();
  }

  static Path sample(String name) throws URISyntaxException {
    var url = SurefireReportReaderTests.class.getResource("samples/" + name);
    return Path.of(Objects.requireNonNull(url, name).toURI());
  }
}
