package io.github.e2emaven.mojo;

import io.github.e2emaven.outcome.RunStage;
import io.github.e2emaven.outcome.StageException;
import io.github.e2emaven.plan.RunDirectory;
import java.util.Map;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;

/**
 * Prints the summary and gives the verdict: failed tests fail the build, broken infrastructure is a
 * build error. Called from the command line without {@code parallel-e2e}, it shows the latest run
 * again.
 *
 * @since 0.1.0
 */
@Mojo(name = "report", defaultPhase = LifecyclePhase.VERIFY, threadSafe = true)
public final class ReportMojo extends AbstractVerdictMojo {

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
    var latest = ProjectFactsReader.directories(project).e2e().resolve("latest");
    reporter().enforce(reporter().show(new RunDirectory(latest), Map.of()));
  }
}
