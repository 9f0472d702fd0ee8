package io.github.e2emaven.junitxml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.github.e2emaven.outcome.ReportResult;
import io.github.e2emaven.plan.TestFile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every way a report can lie: none may look like a trustworthy one. */
class HostileReportsTests {

  private static final TestFile FILE = new TestFile("com.acme.OnlyNestedE2E");
  private static final String OURS = "name='com.acme.OnlyNestedE2E'";
  private static final String CASE = "<testcase name='a' classname='com.acme.OnlyNestedE2E'/>";

  @TempDir Path directory;

  @Test
  void truncated_anywhere_is_damage() throws Exception {
    var whole = sample();
    for (var offset = 0; offset < whole.length; offset++) {
      assertThat(read(Arrays.copyOf(whole, offset)))
          .as("cut at %s of %s", offset, whole.length)
          .isInstanceOf(ReportResult.Damaged.class);
    }
    assertThat(read(whole)).isInstanceOf(ReportResult.Read.class);
  }

  @Test
  void zeroes_at_the_end_as_after_a_power_cut_are_damage() throws Exception {
    var whole = sample();

    assertThat(read(Arrays.copyOf(whole, whole.length + 512)))
        .isInstanceOf(ReportResult.Damaged.class);
  }

  @Test
  void random_damage_never_throws() throws Exception {
    var random = new Random(42);
    for (var i = 0; i < 500; i++) {
      var bytes = sample();
      for (var n = 0; n < 3; n++) {
        bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
      }
      assertThat(read(bytes)).isNotNull();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "not XML",
        "<html/>",
        "<testsuites><testsuite " + OURS + ">" + CASE + "</testsuite></testsuites>",
        "<testsuite " + OURS + ">" + CASE + "</testsuite><testsuite/>",
        "<testsuite " + OURS + "><testsuite>" + CASE + "</testsuite></testsuite>",
        "<testsuite " + OURS + "><x>" + CASE + "</x></testsuite>",
        "<testsuite " + OURS + "><failure/></testsuite>",
        "<testsuite " + OURS + "><testcase><x><failure/></x></testcase></testsuite>",
        "<testsuite name='com.acme.OtherE2E'><testcase classname='com.acme.OtherE2E'/></testsuite>",
        "<testsuite name='com.acme.OnlyNestedE2EToo'></testsuite>",
        "<testsuite name='OnlyNestedE2E'></testsuite>",
        "<testsuite tests='1' failures='1' errors='0' " + OURS + ">" + CASE + "</testsuite>",
        "<testsuite tests='1' failures='0' errors='1' " + OURS + ">" + CASE + "</testsuite>",
        "<testsuite tests='1' failures='0' errors='0' " + OURS + "/>",
        "<testsuite tests='many' " + OURS + ">" + CASE + "</testsuite>",
        "<testsuite " + OURS + ">\u0001" + CASE + "</testsuite>",
        "<testsuite " + OURS + "><testcase name='&#1;'/></testsuite>",
        "<!DOCTYPE testsuite><testsuite " + OURS + ">" + CASE + "</testsuite>",
      })
  void lies_are_damage(String xml) throws Exception {
    assertThat(read(xml.getBytes(StandardCharsets.UTF_8))).isInstanceOf(ReportResult.Damaged.class);
  }

  @Test
  void fewer_declared_than_shown_is_how_failsafe_writes_nested_classes() throws Exception {
    var xml = "<testsuite tests='0' failures='0' errors='0' " + OURS + ">" + CASE + "</testsuite>";

    assertThat(read(xml.getBytes(StandardCharsets.UTF_8))).isInstanceOf(ReportResult.Read.class);
  }

  @Test
  void invalid_utf_8_is_damage_and_nothing_is_printed() throws Exception {
    var xml = "<testsuite " + OURS + "><testcase name='\u00ff'/></testsuite>";
    var printed = new ByteArrayOutputStream();
    var console = System.err;
    System.setErr(new PrintStream(printed, true, StandardCharsets.UTF_8));
    try {
      assertThat(read(xml.getBytes(StandardCharsets.ISO_8859_1)))
          .isInstanceOf(ReportResult.Damaged.class);
    } finally {
      System.setErr(console);
    }
    assertThat(printed.toString(StandardCharsets.UTF_8)).isEmpty();
  }

  @Test
  void external_entities_are_not_read() throws Exception {
    var secret = Files.writeString(directory.resolve("secret"), "top secret");
    var xml =
        "<!DOCTYPE t [<!ENTITY x SYSTEM '%s'>]><testsuite %s><testcase name='a'><failure>&x;"
            .formatted(secret.toUri(), OURS);
    var result = read((xml + "</failure></testcase></testsuite>").getBytes(StandardCharsets.UTF_8));

    assertThat(result).isInstanceOf(ReportResult.Damaged.class);
    assertThat(result.toString()).doesNotContain("top secret");
  }

  @Test
  void a_billion_laughs_are_not_counted() throws Exception {
    var xml = new StringBuilder("<!DOCTYPE t [<!ENTITY a0 'ha'>");
    for (var i = 1; i < 30; i++) {
      xml.append("<!ENTITY a%d '&a%d;&a%d;'>".formatted(i, i - 1, i - 1));
    }
    xml.append("]><testsuite ").append(OURS).append(">&a29;").append(CASE).append("</testsuite>");

    assertThat(read(xml.toString().getBytes(StandardCharsets.UTF_8)))
        .isInstanceOf(ReportResult.Damaged.class);
  }

  @Test
  void one_damaged_report_beside_good_ones_is_damage() throws Exception {
    Files.write(directory.resolve("TEST-com.acme.OnlyNestedE2E$One.xml"), new byte[0]);

    assertThat(read(sample())).isInstanceOf(ReportResult.Damaged.class);
  }

  /** No process writes to the pipe: a reader would block for ever. */
  @Test
  @Tag("process")
  @Timeout(value = 20, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
  void a_pipe_in_place_of_a_report_is_damage() throws Exception {
    var made = new ProcessBuilder("mkfifo", directory.resolve("TEST-x.xml").toString()).start();
    assumeThat(made.waitFor()).isZero();

    assertThat(SurefireReportReader.read(directory, FILE)).isInstanceOf(ReportResult.Damaged.class);
  }

  @Test
  void a_directory_in_place_of_a_report_is_damage() throws Exception {
    Files.createDirectory(directory.resolve("TEST-x.xml"));

    assertThat(SurefireReportReader.read(directory, FILE)).isInstanceOf(ReportResult.Damaged.class);
  }

  @Test
  void a_file_in_place_of_the_directory_is_damage() throws Exception {
    var file = Files.createFile(directory.resolve("reports"));

    assertThat(SurefireReportReader.read(file, FILE)).isInstanceOf(ReportResult.Damaged.class);
  }

  private ReportResult read(byte[] report) throws IOException {
    Files.write(directory.resolve("TEST-com.acme.OnlyNestedE2E.xml"), report);
    return SurefireReportReader.read(directory, FILE);
  }

  private static byte[] sample() throws Exception {
    var sample = SurefireReportReaderTests.sample("3.6.1-OnlyNestedE2E");
    return Files.readAllBytes(sample.resolve("TEST-com.acme.OnlyNestedE2E.xml"));
  }
}
