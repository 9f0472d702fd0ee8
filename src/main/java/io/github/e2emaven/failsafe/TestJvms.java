package io.github.e2emaven.failsafe;

import io.github.e2emaven.outcome.ReportNames;
import io.github.e2emaven.plan.Framework;
import io.github.e2emaven.plan.RunPlan;
import io.github.e2emaven.plan.TestFile;
import io.github.e2emaven.runner.TestExit;
import java.util.List;
import java.util.Set;
import org.apache.maven.execution.MavenSession;

/**
 * What all test JVMs of a run share.
 *
 * @param selection what the user asked for
 * @param files all test files of the run
 * @param frameworks whose variables the environment carries
 * @param filtered whether tags, engines or method patterns may leave a file without tests
 * @param names how reports name their class
 */
public record TestJvms(
    TestSelection selection,
    List<TestFile> files,
    Set<Framework> frameworks,
    boolean filtered,
    ReportNames names) {

  private static final String NO_TESTS = "No tests ";

  public TestJvms {
    files = List.copyOf(files);
    frameworks = Set.copyOf(frameworks);
  }

  /** For the files of a run, as the consumer's Failsafe would select and name their tests. */
  public static TestJvms of(
      RunPlan plan, TestSelection selection, FailsafeExecution failsafe, MavenSession session) {
    var filters = new FailsafeFilters(failsafe.configuration(), session);
    return new TestJvms(
        selection,
        plan.files(),
        plan.server().frameworks(),
        selection.picksMethods() || filters.areSet(),
        filters.names());
  }

  StackConfiguration configuration(FailsafeExecution failsafe) {
    return new StackConfiguration(failsafe, selection, files, frameworks);
  }

  /** Tells "nothing matched", "no tests" and "crashed" apart: Failsafe reports all three alike. */
  TestExit judge(ForkFiles fork, String thrown) {
    return FailsafeSummary.read(fork.summary())
        .map(summary -> judge(summary, thrown))
        // With a tag or engine that no test bears, Failsafe writes no summary and throws nothing.
        .orElseGet(
            () -> thrown.isBlank() || thrown.contains(NO_TESTS) ? nothing() : crashed(thrown));
  }

  private TestExit judge(FailsafeSummary summary, String thrown) {
    var problem = summary.failureMessage().isBlank() ? thrown : summary.failureMessage();
    if (problem.contains(NO_TESTS) || (problem.isBlank() && summary.completed() == 0)) {
      return nothing();
    }
    if (!problem.isBlank()) {
      return crashed(problem);
    }
    return exit(summary.bad() > 0 ? TestExit.Kind.FAILED : TestExit.Kind.PASSED, "");
  }

  private TestExit nothing() {
    return exit(filtered ? TestExit.Kind.NOTHING_MATCHED : TestExit.Kind.NO_TESTS, "");
  }

  private TestExit crashed(String message) {
    return exit(TestExit.Kind.CRASHED, CrashMessage.of(message));
  }

  private TestExit exit(TestExit.Kind kind, String message) {
    return new TestExit(kind, message, names);
  }
}
