package io.github.e2emaven.failsafe;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.e2emaven.execution.TestJvmResult;
import io.github.e2emaven.execution.TestJvmResult.Kind;
import io.github.e2emaven.outcome.ReportNames;
import io.github.e2emaven.plan.SampleAddress;
import io.github.e2emaven.plan.StackAddress;
import io.github.e2emaven.process.ExitStatus;
import io.github.e2emaven.process.ProcessId;
import io.github.e2emaven.process.RunningProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TestJvmExitTests {

  private static final String GOODBYE =
      "The forked VM terminated without properly saying goodbye. VM crash or System.exit called?";
  private static final StartTrial UNTRIED =
      new StartTrial(
          launch -> {
            throw new UncheckedIOException(new IOException("no shell"));
          });
  private static final TestJvmExit UNFILTERED =
      new TestJvmExit(false, ReportNames.CLASSES, TestCountProof.NONE, Set.of(), UNTRIED);
  private static final TestJvmExit FILTERED =
      new TestJvmExit(true, ReportNames.CLASSES, TestCountProof.NONE, Set.of(), UNTRIED);
  private static final TestJvmExit PROVING =
      new TestJvmExit(true, ReportNames.CLASSES, new TestCountProof(true), Set.of(), UNTRIED);

  @TempDir Path directory;

  @ParameterizedTest(name = "{0} tests, {1} failures, {2} errors, result {3}: {4}")
  @CsvSource({
    "3, 0, 0, null, PASSED",
    "3, 1, 0, 255, FAILED",
    "3, 0, 2, 255, FAILED",
    "3, 0, 0, 255, FAILED",
    "3, 1, 0, null, FAILED",
    "0, 0, 0, 255, FAILED",
    "0, 0, 0, 254, NOTHING_MATCHED"
  })
  void tests_that_ran_decide(int completed, int failures, int errors, String result, Kind kind)
      throws Exception {
    summary(result, false, completed, errors, failures, "");
    assertThat(result(FILTERED, "").kind()).isEqualTo(kind);
  }

  @ParameterizedTest(name = "result {0}, {1} tests")
  @CsvSource({"254, 0", "255, 2", "null, 2"})
  void failsafes_own_timeout_is_neither_a_pass_nor_no_tests(String result, int completed)
      throws Exception {
    summary(result, true, completed, 0, 0, "");
    var exit = result(FILTERED, "");
    assertThat(exit.kind()).isEqualTo(Kind.TIMED_OUT);
    assertThat(exit.message().text()).contains("forkedProcessTimeoutInSeconds");
  }

  @Test
  void no_tests_is_explained_by_a_filter_only_if_there_is_one() {
    assertThat(result(FILTERED, "").kind()).isEqualTo(Kind.NOTHING_MATCHED);
    assertThat(result(UNFILTERED, "").kind()).isEqualTo(Kind.NO_TESTS);
    assertThat(result(UNFILTERED, "No tests were executed!").kind()).isEqualTo(Kind.NO_TESTS);
  }

  @Test
  void nothing_matched_is_believed_only_with_the_word_of_junit() throws Exception {
    assertThat(result(PROVING, "").kind()).isEqualTo(Kind.UNREPORTED);
    write("executed/junit-platform-unique-ids-1.txt", "");
    assertThat(result(PROVING, "").kind()).isEqualTo(Kind.NOTHING_MATCHED);
    write("executed/junit-platform-unique-ids-2.txt", "[engine:x]/[class:a.FooE2E]\n");
    assertThat(result(PROVING, "").kind()).isEqualTo(Kind.UNREPORTED);
  }

  @Test
  void a_report_without_a_test_is_of_a_class_that_began_and_that_no_filter_left_out()
      throws Exception {
    write("executed/junit-platform-unique-ids-1.txt", "");
    write("reports/TEST-a.FooE2E.xml", "<testsuite name='a.FooE2E' tests='0'/>");
    write("reports/a.FooE2E.txt", "Tests run: 0");
    assertThat(result(PROVING, "").kind()).isEqualTo(Kind.NO_TESTS);
    assertThat(result(FILTERED, "").kind()).isEqualTo(Kind.NOTHING_MATCHED);
  }

  @ParameterizedTest
  @CsvSource({
    "a.FooE2E.txt",
    "a.FooE2E-output.txt",
    "2026-11-27T13-46-39_0-jvmRun1.dumpstream",
    "2026-11-27T13-46-39_0.dump"
  })
  void a_trace_of_tests_contradicts_no_tests_even_when_it_is_empty(String trace) throws Exception {
    write("reports/" + trace, "");
    assertThat(result(FILTERED, "").kind()).isEqualTo(Kind.UNREPORTED);
    assertThat(result(UNFILTERED, "").message().text()).contains(trace);
  }

  @Test
  void the_error_in_writing_a_report_is_told() throws Exception {
    write(
        "reports/x.dumpstream",
        """
        # Created at 2026-11-27T13:46:05.534
        Corrupted channel by directly writing to native stream in forked JVM 1. Stream 'agent'.
        # Created at 2026-11-27T13:46:05.534
        ForkStarter IOException: No space left on device
        \tat Foo.bar()
        """);
    var message = result(FILTERED, "").message();
    assertThat(message.headline()).contains("x.dumpstream");
    assertThat(message.detail()).isEqualTo("ForkStarter IOException: No space left on device");
  }

  @Test
  void the_output_of_an_agent_is_no_trace_of_tests() throws Exception {
    write(
        "reports/x.dumpstream",
        """
        # Created at 2026-11-27T13:46:05.534
        Corrupted channel by directly writing to native stream in forked JVM 1. Stream 'agent'.
        """);
    write("reports/null-output.txt", "agent 1.0\n");
    assertThat(result(FILTERED, "").kind()).isEqualTo(Kind.NOTHING_MATCHED);
  }

  @Test
  void an_engine_that_failed_to_discover_tests_has_not_found_none() throws Exception {
    write(
        "reports/null-output.txt",
        "WARNING: TestEngine with ID 'junit-jupiter' failed to discover tests\n");
    var exit = result(FILTERED, "");
    assertThat(exit.kind()).isEqualTo(Kind.UNREPORTED);
    assertThat(exit.message().text()).contains("failed to discover tests");
  }

  @Test
  void a_crash_tells_the_exit_code() throws Exception {
    summary(
        "254", false, 0, 0, 0, GOODBYE + "\nCommand was secret\nProcess Exit Code: 134\n at F.b()");
    var exit = result(FILTERED, "");
    assertThat(exit.kind()).isEqualTo(Kind.CRASHED);
    assertThat(exit.message().text()).contains("exit code 134").doesNotContain("secret", "F.b");
  }

  @Test
  void a_crash_in_a_directory_named_no_tests_is_a_crash() throws Exception {
    summary("254", false, 0, 0, 0, GOODBYE + "\nCommand was cd '/home/No tests here' && java");
    assertThat(result(FILTERED, "").kind()).isEqualTo(Kind.CRASHED);
  }

  @Test
  void whatever_failsafe_throws_is_a_crash() {
    var exit = result(FILTERED, "Could not resolve the provider\n\tat Foo.bar()");
    assertThat(exit.kind()).isEqualTo(Kind.CRASHED);
    assertThat(exit.message().text()).isEqualTo("Could not resolve the provider");
  }

  @Test
  void a_discovery_error_is_told_with_its_cause() {
    var exit =
        result(
            UNFILTERED,
            """
            org.apache.maven.surefire.booter.SurefireBooterForkException: There was an error in the forked process
            TestEngine with ID 'junit-jupiter' encountered a critical issue during test discovery:

            (1) [ERROR] ClassSelector [className = 'it.Lacks', classLoader = null] resolution failed
                Source: ClassSource [className = 'it.Lacks', filePosition = null]
                        at it.Lacks.<no-method>(SourceFile:0)
                Cause: java.lang.NoClassDefFoundError: it/Lacks$Missing
            \tat java.base/java.lang.Class.getDeclaredMethods0(Native Method)
            Caused by: java.lang.ClassNotFoundException: it.Lacks$Missing
            \t... 49 more
            """);
    assertThat(exit.message().headline())
        .isEqualTo(
            "There was an error in the forked process: java.lang.ClassNotFoundException: it.Lacks$Missing");
    assertThat(exit.message().detail())
        .contains("junit-jupiter", "NoClassDefFoundError: it/Lacks$Missing")
        .doesNotContain("getDeclaredMethods0", "49 more");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "cd '/x y' && '/jdk/bin/java' '-Xmxxxx' '-jar' '/a.jar'| '/jdk/bin/java' '-Xmxxxx' -version",
        "cd /x && /jdk/bin/java -Xmxxxx -jar /a.jar| && /jdk/bin/java -Xmxxxx -version"
      })
  void a_jvm_that_cannot_start_is_told_in_its_own_words(String command, String tried)
      throws Exception {
    var commands = new ArrayList<String>();
    var trial =
        new StartTrial(
            launch -> {
              commands.add(launch.command().get(2));
              return failed(launch.log(), "Invalid maximum heap size: -Xmxxxx\nError: no JVM\n");
            });
    var message = GOODBYE + "\nCommand was /bin/sh -c " + command + "\nProcess Exit Code: 1";
    summary("254", false, 0, 0, 0, message);
    var exit =
        result(
            new TestJvmExit(true, ReportNames.CLASSES, TestCountProof.NONE, Set.of(), trial), "");
    assertThat(exit.kind()).isEqualTo(Kind.CRASHED);
    assertThat(exit.message().headline())
        .contains("cannot start: Invalid maximum heap size: -Xmxxxx", "<argLine>");
    assertThat(commands).singleElement().asString().endsWith(tried);
    assertThat(directory.resolve("test.log")).content().contains("Error: no JVM");
  }

  private static RunningProcess failed(Path log, String words) {
    try {
      Files.writeString(log, words);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new RunningProcess() {
      @Override
      public long pid() {
        return 1;
      }

      @Override
      public Optional<ProcessId> id() {
        return Optional.empty();
      }

      @Override
      public CompletableFuture<ExitStatus> exit() {
        return CompletableFuture.completedFuture(new ExitStatus(1));
      }
    };
  }

  private TestJvmResult result(TestJvmExit exit, String thrown) {
    return exit.result(stack(), thrown);
  }

  private StackAddress stack() {
    return SampleAddress.in(directory);
  }

  private void write(String file, String text) throws Exception {
    var path = directory.resolve(file);
    Files.createDirectories(path.getParent());
    Files.writeString(path, text);
  }

  private void summary(
      String result, boolean timeout, int completed, int errors, int failures, String message)
      throws Exception {
    write(
        "failsafe-summary.xml",
        """
        <?xml version="1.0" encoding="UTF-8"?>
        <failsafe-summary result="%s" timeout="%s"><completed>%d</completed>
        <errors>%d</errors><failures>%d</failures><skipped>0</skipped>
        <failureMessage>%s</failureMessage></failsafe-summary>
        """
            .formatted(
                result, timeout, completed, errors, failures, message.replace("&", "&amp;")));
  }
}
