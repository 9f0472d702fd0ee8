package io.github.e2emaven.failsafe;

import io.github.e2emaven.execution.TestJvmResult;
import io.github.e2emaven.outcome.FailureMessage;
import io.github.e2emaven.outcome.ReportNames;
import io.github.e2emaven.plan.Framework;
import io.github.e2emaven.plan.RunPlan;
import io.github.e2emaven.plan.TestFile;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.apache.maven.execution.MavenSession;

/**
 * What all test JVMs of a run share.
 *
 * @param selection what the user asked for
 * @param files all test files of the run
 * @param frameworks whose variables are set in the environment
 * @param filtered whether tags, engines or method patterns may leave a test file without tests
 * @param names how reports name their class
 */
public record TestJvmSettings(
    TestSelection selection,
    List<TestFile> files,
    Set<Framework> frameworks,
    boolean filtered,
    ReportNames names) {

  private static final String NO_TESTS = "No tests ";

  public TestJvmSettings {
    files = List.copyOf(files);
    frameworks = Set.copyOf(frameworks);
  }

  /** For the test files of a run, as the user's Failsafe selects and names their tests. */
  public static TestJvmSettings of(
      RunPlan plan, TestSelection selection, FailsafeExecution failsafe, MavenSession session) {
    var filters = new FailsafeFilters(failsafe.configuration(), session);
    return new TestJvmSettings(
        selection,
        plan.files(),
        plan.server().frameworks(),
        selection.picksMethods() || filters.areSet(),
        filters.names());
  }

  StackConfiguration configuration(FailsafeExecution failsafe) {
    return new StackConfiguration(failsafe, selection, files, frameworks);
  }

  /**
   * Tells "nothing matched", "no tests" and "crashed" apart: Failsafe reports all three alike.
   *
   * @param summary the attempt's summary file; may be missing
   * @param thrown message of the exception that Failsafe threw; empty for none
   */
  TestJvmResult result(Path summary, String thrown) {
    return FailsafeSummary.read(summary)
        .map(read -> result(read, thrown))
        // for a tag or engine without tests, Failsafe writes no summary and throws nothing
        .orElseGet(
            () -> thrown.isBlank() || thrown.contains(NO_TESTS) ? noTests() : crashed(thrown));
  }

  private TestJvmResult result(FailsafeSummary summary, String thrown) {
    var problem = summary.failureMessage().isBlank() ? thrown : summary.failureMessage();
    if (problem.contains(NO_TESTS) || (problem.isBlank() && summary.completed() == 0)) {
      return noTests();
    }
    if (!problem.isBlank()) {
      return crashed(problem);
    }
    return result(summary.failed() > 0 ? TestJvmResult.Kind.FAILED : TestJvmResult.Kind.PASSED);
  }

  private TestJvmResult noTests() {
    return result(filtered ? TestJvmResult.Kind.NOTHING_MATCHED : TestJvmResult.Kind.NO_TESTS);
  }

  private TestJvmResult crashed(String reported) {
    return new TestJvmResult(TestJvmResult.Kind.CRASHED, CrashMessage.of(reported), names);
  }

  private TestJvmResult result(TestJvmResult.Kind kind) {
    return new TestJvmResult(kind, FailureMessage.NONE, names);
  }
}
