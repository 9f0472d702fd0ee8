package io.github.e2emaven.mojo;

import io.github.e2emaven.outcome.RunStage;
import io.github.e2emaven.outcome.StageException;
import io.github.e2emaven.plan.RunDirectory;
import io.github.e2emaven.report.VerdictPolicy;
import java.util.Map;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * Shows where everything is and gives the verdict: failed tests fail the build, broken
 * infrastructure is an error of the build.
 *
 * @since 0.1.0
 */
@Mojo(name = "report", defaultPhase = LifecyclePhase.VERIFY, threadSafe = true)
public final class ReportMojo extends AbstractE2eMojo {

  /**
   * Whether failed tests leave the build green; broken infrastructure never does. Jenkins sets it
   * in Maven jobs.
   *
   * @since 0.1.0
   */
  @Parameter(property = "maven.test.failure.ignore", defaultValue = "false")
  private boolean testFailureIgnore;

  /**
   * Whether a test file that passed only after a retry fails the build. Default: true when the
   * environment variable {@code CI} is set, else false.
   *
   * @since 0.1.0
   */
  @Parameter(property = "e2e.failOnFlakes")
  private @Nullable Boolean failOnFlakes;

  /**
   * Whether a process that tests or a server left behind, and that the run had to end, fails the
   * build. It is shown in any case.
   *
   * @since 0.1.0
   */
  @Parameter(property = "e2e.failOnLeaks", defaultValue = "false")
  private boolean failOnLeaks;

  @Override
  void perform() throws MojoExecutionException, MojoFailureException {
    var giver = new VerdictReporter(getLog(), testFailureIgnore, policy());
    if (openRuns().hadNothingToRun()) {
      getLog().info("No E2E test file was found.");
    } else if (openRuns().hasRun()) {
      giveVerdict(giver);
    } else if (execution.getSource() == MojoExecution.Source.CLI) {
      giver.enforce(giver.show(new RunDirectory(layout().e2e().resolve("latest")), Map.of()));
    } else {
      throw new StageException(
          RunStage.REPORT,
          "no E2E run in this build, so there is nothing to believe: bind the goal parallel-e2e "
              + "in the same <execution> as report");
    }
  }

  private VerdictPolicy policy() {
    return VerdictPolicy.of(failOnFlakes, failOnLeaks, System.getenv("CI"));
  }
}
