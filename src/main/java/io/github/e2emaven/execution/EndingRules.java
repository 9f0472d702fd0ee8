package io.github.e2emaven.execution;

import io.github.e2emaven.junitxml.SurefireReportReader;
import io.github.e2emaven.outcome.Ending;
import io.github.e2emaven.outcome.FailureMessage;
import io.github.e2emaven.outcome.ReportResult;
import io.github.e2emaven.outcome.TestCase;
import io.github.e2emaven.plan.StackAddress;
import io.github.e2emaven.plan.TestFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Decides the ending of an attempt: exit state AND a fresh, well-formed report AND the expected
 * class in it (docs/architecture.md, rule 6). Whatever is missing is never a pass.
 */
final class EndingRules {

  /** Surefire writes a report at one go; less free space than this holds none. */
  private static final long ROOM = 64 << 10;

  /** Bytes of a file's name that every file system allows; eCryptfs allows no more, most 255. */
  private static final int NAME = 143;

  private final TestFile file;
  private final Path reports;
  private final ReportResult report;
  private final TestJvmResult result;
  private final List<String> foreign;

  private EndingRules(
      StackAddress stack, ReportResult report, TestJvmResult result, List<String> foreign) {
    this.file = stack.file();
    this.reports = stack.directory().reports();
    this.report = report;
    this.result = result;
    this.foreign = foreign;
  }

  /**
   * The rules for one test JVM.
   *
   * @param planned all test files of the run
   */
  static EndingRules of(StackAddress stack, List<TestFile> planned, TestJvmResult result) {
    var report =
        SurefireReportReader.read(stack.directory().reports(), stack.file(), result.names());
    var foreign = new ForeignTestCheck(stack.file(), planned, result.ancestors()).in(report);
    return new EndingRules(stack, report, result, foreign);
  }

  /**
   * The ending.
   *
   * @param interruption why the tests were killed, if they were
   */
  AttemptEnding decide(Optional<AttemptEnding> interruption) {
    return interruption.map(cause -> cause.withTests(tests())).orElseGet(this::decide);
  }

  private AttemptEnding decide() {
    return switch (result.kind()) {
      case CRASHED -> ended(Ending.TEST_JVM_CRASHED, result.message());
      case TIMED_OUT -> ended(Ending.TIMED_OUT, result.message());
      case UNREPORTED -> unreported(result.message());
      // Surefire sometimes counts no test although its complete report holds some.
      case NOTHING_MATCHED -> isEmpty() ? nothingMatched() : byReport();
      case NO_TESTS -> isEmpty() ? noTests() : byReport();
      case PASSED, FAILED -> byReport();
    };
  }

  /** No test ran and nothing pretends so: a damaged report is not empty. */
  private boolean isEmpty() {
    return !(report instanceof ReportResult.Damaged) && tests().isEmpty();
  }

  /** A report that found no room on the disk leaves as little as tests that did not match. */
  private AttemptEnding nothingMatched() {
    return diskIsFull() ? noTests() : ended(Ending.NO_TESTS_MATCHED);
  }

  private AttemptEnding unreported(FailureMessage message) {
    return tests().stream().anyMatch(TestCase::isFailure)
        ? ended(Ending.FAILED)
        : ended(Ending.REPORT_INVALID, message.withHeadline(message.headline() + fullDisk()));
  }

  /** A report without a test is of a class that began, and that an assumption ended. */
  private AttemptEnding noTests() {
    if (report instanceof ReportResult.Read && !diskIsFull()) {
      return ended(Ending.ALL_SKIPPED);
    }
    return diskIsFull()
        ? invalid("the report in %s shows no test".formatted(reports))
        : invalid(
            "the report in %s shows no test: the test engines on the class path find none in this class; exclude it with <excludes>"
                .formatted(reports));
  }

  private AttemptEnding byReport() {
    if (report instanceof ReportResult.Missing) {
      return invalid("no Surefire report was written to " + reports + nameProblem());
    }
    if (report instanceof ReportResult.Damaged damaged) {
      return invalid("the report is damaged: " + damaged.reason());
    }
    if (tests().isEmpty()) {
      return invalid("the report in %s shows no test".formatted(reports));
    }
    if (!foreign.isEmpty()) {
      return AttemptEnding.foreignTests(foreign);
    }
    return tests().stream().anyMatch(TestCase::isFailure) ? ended(Ending.FAILED) : green();
  }

  private String nameProblem() {
    int length = SurefireReportReader.name(file).getBytes(StandardCharsets.UTF_8).length;
    return length <= NAME
        ? ""
        : ": TEST-<class>.xml would be a name of %d bytes (most file systems allow 255, eCryptfs %d); shorten the names of class and package, or exclude the class with <excludes>"
            .formatted(length, NAME);
  }

  private AttemptEnding green() {
    if (result.kind() == TestJvmResult.Kind.FAILED) {
      return invalid(
          "the report in %s shows no failure, but the test JVM counted some".formatted(reports));
    }
    boolean skipped = tests().stream().allMatch(test -> test.status() == TestCase.Status.SKIPPED);
    return ended(skipped ? Ending.ALL_SKIPPED : Ending.PASSED);
  }

  private AttemptEnding invalid(String what) {
    return ended(Ending.REPORT_INVALID, FailureMessage.quoting(what + fullDisk()));
  }

  private String fullDisk() {
    return diskIsFull() ? ". The disk of that directory is full" : "";
  }

  private AttemptEnding ended(Ending ending) {
    return ended(ending, FailureMessage.NONE);
  }

  private AttemptEnding ended(Ending ending, FailureMessage message) {
    return new AttemptEnding(ending, message, tests());
  }

  private List<TestCase> tests() {
    return report instanceof ReportResult.Read read ? read.tests() : List.of();
  }

  private boolean diskIsFull() {
    try {
      return Files.getFileStore(reports).getUsableSpace() < ROOM;
    } catch (IOException e) {
      return false; // the directory is missing, which is told already
    }
  }
}
