package io.github.e2emaven.mojo;

import java.util.List;
import javax.inject.Inject;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.plugins.annotations.ResolutionScope;
import org.jspecify.annotations.Nullable;

/**
 * Runs every test file on its own server, ports and database, {@code workers} at a time. Failed
 * tests do not fail the build here, so that later phases run; when the goal {@code report} does not
 * follow in this build, this goal cleans up and gives the verdict itself.
 *
 * @since 0.1.0
 */
@Mojo(
    name = "parallel-e2e",
    defaultPhase = LifecyclePhase.INTEGRATION_TEST,
    requiresDependencyResolution = ResolutionScope.TEST,
    threadSafe = true)
public final class ParallelE2eMojo extends AbstractRunMojo {

  private final MavenTools maven;

  /**
   * Whether failed tests leave the build green; broken infrastructure never does. Read when this
   * goal gives the verdict. Jenkins sets it in Maven jobs.
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

  @Inject
  public ParallelE2eMojo(MavenTools maven) {
    this.maven = maven;
  }

  @Override
  void perform() throws MojoExecutionException, MojoFailureException {
    var steps = OurSteps.of(maven.lifecycle(), session, execution);
    var later = LaterGoals.of(steps, execution, openRuns().time());
    if (!openRuns().isPrepared(steps::runsTests)) {
      openRun(maven);
    }
    var run = openRuns().take(steps::runsTests);
    if (run.isPresent()) {
      perform(run.get(), later);
    }
  }

  private void perform(OpenRun run, List<String> later)
      throws MojoExecutionException, MojoFailureException {
    run.execute(maven, session);
    if (!later.contains("cleanup")) {
      run.close();
    }
    if (!later.contains("report")) {
      giveVerdict(new VerdictGiver(getLog(), testFailureIgnore, demands()));
    }
  }

  private VerdictGiver.Demands demands() {
    return VerdictGiver.Demands.of(failOnFlakes, failOnLeaks);
  }
}
