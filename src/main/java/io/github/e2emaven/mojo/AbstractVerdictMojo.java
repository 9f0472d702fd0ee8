package io.github.e2emaven.mojo;

import static java.util.stream.Collectors.toSet;

import io.github.e2emaven.failsafe.FailsafeVerify;
import io.github.e2emaven.failsafe.PomSettings;
import io.github.e2emaven.outcome.RunRecord;
import io.github.e2emaven.outcome.RunStage;
import io.github.e2emaven.outcome.StageException;
import io.github.e2emaven.plan.RunId;
import io.github.e2emaven.plan.RunPlan;
import io.github.e2emaven.plan.ShellWord;
import io.github.e2emaven.report.Verdict;
import io.github.e2emaven.report.VerdictPolicy;
import io.github.e2emaven.session.SessionEnd;
import io.github.e2emaven.session.TestPresence;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * The parameters of the verdict: {@code report} reads them, and {@code parallel-e2e} without it.
 */
abstract class AbstractVerdictMojo extends AbstractE2eMojo {

  /**
   * Whether failed tests leave the build green; broken infrastructure and absent tests never do.
   * Jenkins sets it in Maven jobs. Read by the goal that gives the verdict: {@code report}, or
   * {@code parallel-e2e} in a build without it. If the POM does not configure it here, but for
   * Failsafe's own goal {@code verify}, that value counts. Default: {@code false}.
   *
   * @since 0.1.0
   */
  @Parameter(property = "maven.test.failure.ignore", defaultValue = "false")
  private boolean testFailureIgnore;

  /**
   * Whether a test file that passes only after a retry fails the build. The {@code
   * failOnFlakeCount} of Failsafe's own goal {@code verify} fails it, too. Read by the goal that
   * gives the verdict. Default: {@code true} if the environment variable {@code CI} is set, else
   * {@code false}.
   *
   * @since 0.1.0
   */
  @Parameter(property = "e2e.failOnFlakes")
  private @Nullable Boolean failOnFlakes;

  /**
   * Whether a process that tests or a server leave behind fails the build. Such a process is killed
   * and shown in any case. Read by the goal that gives the verdict. Default: {@code false}.
   *
   * @since 0.1.0
   */
  @Parameter(property = "e2e.failOnLeaks", defaultValue = "false")
  private boolean failOnLeaks;

  /**
   * Whether a build without any test file fails: all modules of the build together, since a module
   * without one is no failure when another has some. A run in which no test is executed fails, too:
   * all of them are skipped, or none matches the filter. Default: {@code true}.
   *
   * @since 0.1.0
   */
  @Parameter(property = "e2e.failIfNoTests", defaultValue = "true")
  private boolean failIfNoTests;

  /** Shows runs and gives verdicts as the parameters say. */
  final VerdictReporter reporter() {
    var failsafe = failsafeVerify();
    var policy =
        VerdictPolicy.of(
            failOnFlakes,
            failsafe.failOnFlakeCount(),
            failOnLeaks,
            failIfNoTests,
            System.getenv("CI"));
    var ids = runs().all().map(each -> each.run().plan().id()).collect(toSet());
    return new VerdictReporter(
        getLog(), ignoresFailures(failsafe), tests(), record -> Verdict.of(record, policy, ids));
  }

  private FailsafeVerify failsafeVerify() {
    return FailsafeVerify.of(project, ProjectFactsReader.properties(session, project));
  }

  /** The POM is asked, since Jenkins changes the configuration of this execution. */
  private boolean ignoresFailures(FailsafeVerify failsafe) {
    var own =
        new PomSettings(
            project,
            execution.getPlugin().getKey(),
            execution.getGoal(),
            ProjectFactsReader.properties(session, project));
    return own.configures(execution.getExecutionId(), "testFailureIgnore")
        ? testFailureIgnore
        : failsafe.testFailureIgnore(testFailureIgnore);
  }

  /** The parameter {@code failIfNoTests}. */
  final boolean failsIfNoTests() {
    return failIfNoTests;
  }

  /** Whether this project has tests, for the verdict on the session. */
  final TestPresence tests() {
    return SessionEnd.of(session).tests(project);
  }

  /**
   * Judges a run when its project ends, if no goal has done it although the build has planned it.
   * If the project fails before, its result is shown all the same.
   */
  final void watch(PreparedRun run) {
    var name = run.run().plan().id().value();
    SessionEnd.of(session).check(project, name, () -> judgeLate(run));
    SessionEnd.of(session).afterFailure(project, name, () -> showLate(run));
  }

  private void judgeLate(PreparedRun run) {
    if (!runs().claim(run)) {
      return;
    }
    getLog().warn("The goal report has not run, although this build has planned it.");
    run.run().close();
    try {
      giveVerdict(List.of(run));
    } catch (MojoExecutionException | MojoFailureException e) {
      throw new StageException(RunStage.REPORT, String.valueOf(e.getMessage()), e);
    } finally {
      run.run().judged();
    }
  }

  /** The project has failed already: a run whose tests never ran has nothing to show. */
  private void showLate(PreparedRun run) {
    if (!runs().claim(run)) {
      return;
    }
    run.run().close();
    try {
      if (Files.exists(run.run().plan().directory().record())) {
        getLog().warn("The build failed before the goal report. The E2E run ended like this:");
        reporter().tell(show(reporter(), run));
      }
    } catch (StageException e) {
      getLog().error(e.text());
    } finally {
      run.run().judged();
    }
  }

  /** Shows all runs that need a verdict, then gives the verdict on one after the other. */
  final void giveVerdict() throws MojoExecutionException, MojoFailureException {
    var judged = runs().judge();
    try {
      giveVerdict(judged);
    } finally {
      judged.forEach(each -> each.run().judged());
    }
  }

  private void giveVerdict(List<PreparedRun> judged)
      throws MojoExecutionException, MojoFailureException {
    var reporter = reporter();
    var records = new ArrayList<RunRecord>();
    for (var each : judged) {
      requireExecuted(each.run().plan());
      records.add(show(reporter, each));
    }
    var passed = true;
    for (var record : records) {
      passed &= reporter.enforce(record);
    }
    if (!passed) {
      cache().spoil();
    } else if (!runs().hasAnyUnjudged()) {
      cache().release();
    }
  }

  private RunRecord show(VerdictReporter reporter, PreparedRun run) {
    var plan = run.run().plan();
    return reporter.show(plan.directory(), run.run().kept(openingCommand(plan.id())));
  }

  private static void requireExecuted(RunPlan plan) {
    if (!Files.exists(plan.directory().record())) {
      throw new StageException(
          RunStage.REPORT,
          "Run %s was prepared, but no goal has executed its tests: bind the goals prepare and parallel-e2e in the same <execution>"
              .formatted(plan.id()));
    }
  }

  /**
   * The command that opens what a run kept. It has the plugin's coordinates, since the POM may bind
   * the plugin in a profile.
   */
  private String openingCommand(RunId run) {
    return "mvn -f %s %s:%s:%s:open -De2e.run=%s"
        .formatted(
            new ShellWord(project.getFile().toString()),
            execution.getGroupId(),
            execution.getArtifactId(),
            execution.getVersion(),
            run);
  }
}
