package io.github.e2emaven.failsafe;

import io.github.e2emaven.outcome.ReportNames;
import io.github.e2emaven.plan.RunPlan;
import io.github.e2emaven.plan.ServerPlan;
import io.github.e2emaven.plan.TestFile;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.maven.execution.MavenSession;

/**
 * What all test JVMs of a run share.
 *
 * @param selection what the user asked for
 * @param files all test files of the run
 * @param server what they talk to, or that they are servers themselves
 * @param filtered whether tags, engines or method patterns may leave a test file without tests
 * @param fixed what Failsafe has to be told, because its own values differ
 * @param names how reports name their class
 */
public record TestJvmSettings(
    TestSelection selection,
    List<TestFile> files,
    ServerPlan server,
    boolean filtered,
    Map<String, String> fixed,
    ReportNames names) {

  public TestJvmSettings {
    files = List.copyOf(files);
    fixed = Map.copyOf(fixed);
  }

  /** For the test files of a run, as the user's Failsafe selects and names their tests. */
  public static TestJvmSettings of(
      RunPlan plan, TestSelection selection, FailsafeExecution failsafe, MavenSession session) {
    var filters = new FailsafeFilters(failsafe.configuration(), session);
    return new TestJvmSettings(
        selection,
        plan.files(),
        plan.server(),
        selection.picksMethods() || filters.areSet(),
        fixed(new FailsafeValues(failsafe, session)),
        filters.names());
  }

  /** Maven 3.9 warns of each deprecated parameter that is set, in each execution. */
  private static Map<String, String> fixed(FailsafeValues values) {
    var fixed = new TreeMap<>(StackConfiguration.FIXED);
    fixed.entrySet().removeIf(entry -> values.has(entry.getKey(), entry.getValue()));
    return fixed;
  }

  StackConfiguration configuration(FailsafeExecution failsafe) {
    return new StackConfiguration(failsafe, selection, files, server, fixed);
  }
}
