package io.github.e2emaven.failsafe;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.e2emaven.plan.AttemptDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TestLogCollectorTests {

  @TempDir Path path;

  private AttemptDirectory directory = new AttemptDirectory(Path.of(""));

  @BeforeEach
  void inTheDirectoryOfAnAttempt() {
    directory = new AttemptDirectory(path);
  }

  @Test
  void a_test_jvm_that_left_nothing_has_an_empty_log() throws IOException {
    TestLogCollector.collect(directory);
    assertThat(directory.testLog()).isEmptyFile();
  }

  @Test
  void output_and_dumps_are_gathered_in_the_order_of_their_names() throws IOException {
    write("a.FooE2E-output.txt", "output\n");
    write("2026-11-21T10-00-00_123.dumpstream", "stream\n");
    write("2026-11-21T10-00-00_123-jvmRun1.dump", "dump\n");
    TestLogCollector.collect(directory);
    assertThat(directory.testLog()).content().isEqualTo("dump\nstream\noutput\n");
  }

  @Test
  void reports_are_no_output() throws IOException {
    write("TEST-a.FooE2E.xml", "<testsuite/>");
    write("a.FooE2E.txt", "Tests run: 1");
    TestLogCollector.collect(directory);
    assertThat(directory.testLog()).isEmptyFile();
  }

  @Test
  void what_the_log_holds_already_stays() throws IOException {
    Files.writeString(directory.testLog(), "earlier\n");
    write("a.FooE2E-output.txt", "later\n");
    TestLogCollector.collect(directory);
    assertThat(directory.testLog()).content().isEqualTo("earlier\nlater\n");
  }

  @Test
  void originals_of_the_output_are_dropped_and_dumps_stay() throws IOException {
    write("a.FooE2E-output.txt", "output\n");
    write("1.dumpstream", "stream\n");
    write("a.FooE2E.txt", "Tests run: 1");
    TestLogCollector.collect(directory);
    TestLogCollector.dropOriginals(directory);
    assertThat(directory.testLog()).content().isEqualTo("stream\noutput\n");
    assertThat(directory.reports().toFile().list())
        .containsExactlyInAnyOrder("1.dumpstream", "a.FooE2E.txt");
  }

  private void write(String name, String text) throws IOException {
    Files.createDirectories(directory.reports());
    Files.writeString(directory.reports().resolve(name), text);
  }
}
