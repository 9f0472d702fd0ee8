package io.github.e2emaven.mojo;

import io.github.e2emaven.failsafe.FailsafeExecution;
import io.github.e2emaven.outcome.RunStage;
import io.github.e2emaven.outcome.StageException;
import io.github.e2emaven.plan.RunDirectory;
import io.github.e2emaven.planning.RunInputs;
import io.github.e2emaven.report.RunJson;
import java.util.Map;
import javax.inject.Inject;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;

/**
 * Prints the summary and gives the verdict: failed tests fail the build, broken infrastructure is a
 * build error. Called from the command line without {@code parallel-e2e}, it shows and judges the
 * latest run again, unless test classes, filters or the server have changed since.
 *
 * @since 0.1.0
 */
@Mojo(name = "report", defaultPhase = LifecyclePhase.VERIFY, threadSafe = true)
public final class ReportMojo extends AbstractVerdictMojo {

  private final MavenComponents maven;

  @Inject
  public ReportMojo(MavenComponents maven) {
    this.maven = maven;
  }

  @Override
  boolean servesOpenRun() {
    return runs().hasUnjudged();
  }

  @Override
  void perform() throws MojoExecutionException, MojoFailureException {
    if (runs().wasSkipped()) {
      getLog().info("E2E tests are skipped.");
    } else if (runs().hadNothingToRun()) {
      getLog().info("No E2E test files found.");
      cache().release();
    } else if (runs().hasRun()) {
      giveVerdict();
    } else if (execution.getSource() == MojoExecution.Source.CLI) {
      showLatest();
    } else {
      throw new StageException(
          RunStage.REPORT,
          "No E2E run in this build, so there is no result to report: bind the goal parallel-e2e "
              + "in the same <execution> as report");
    }
  }

  private void showLatest() throws MojoExecutionException, MojoFailureException {
    var e2e = ProjectFactsReader.directories(project).e2e();
    var latest = RunJson.latest(e2e);
    if (latest.isPresent()) {
      requireUnchanged(latest.get());
      reporter().enforce(reporter().show(latest.get(), Map.of()));
    } else {
      tests().absent("There is no E2E run in %s: run the goal parallel-e2e first".formatted(e2e));
    }
  }

  /** A run of other tests, or of another server, says nothing about these. */
  private void requireUnchanged(RunDirectory run) {
    var failsafe = FailsafeExecution.plan(maven.lifecycle(), session);
    var filters = new BuildFilters(session, project).values(failsafe);
    var changes = RunInputs.read(run).changes(filters);
    if (!changes.isEmpty()) {
      throw new StageException(
          RunStage.REPORT,
          "The latest run, %s, has not tested what this build would test: %s. Run the goal parallel-e2e again, or call report with the options of that run"
              .formatted(run.path(), String.join("; ", changes)));
    }
  }
}
