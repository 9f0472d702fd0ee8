package io.github.e2emaven.mojo;

import io.github.e2emaven.outcome.RunRecord;
import io.github.e2emaven.outcome.StageException;
import io.github.e2emaven.plan.RunId;
import io.github.e2emaven.run.E2eRun;
import java.util.ArrayList;
import java.util.List;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;

/** What all goals share: when they are skipped, and how broken infrastructure reaches Maven. */
abstract class AbstractE2eMojo extends AbstractMojo {

  /** The project whose tests run. */
  @Parameter(defaultValue = "${project}", readonly = true, required = true)
  protected MavenProject project;

  /** The Maven session. */
  @Parameter(defaultValue = "${session}", readonly = true, required = true)
  protected MavenSession session;

  /** This execution. */
  @Parameter(defaultValue = "${mojoExecution}", readonly = true, required = true)
  protected MojoExecution execution;

  /**
   * Skips all goals of this plugin.
   *
   * @since 0.1.0
   */
  @Parameter(property = "e2e.skip", defaultValue = "false")
  private boolean skip;

  /**
   * Skips all goals, as Failsafe's parameter of the same name does for integration tests.
   *
   * @since 0.1.0
   */
  @Parameter(property = "skipITs", defaultValue = "false")
  private boolean skipITs;

  /**
   * Skips all goals, as Surefire's and Failsafe's parameter of the same name does for all tests.
   *
   * @since 0.1.0
   */
  @Parameter(property = "skipTests", defaultValue = "false")
  private boolean skipTests;

  /**
   * Skips all goals: when test classes are not even compiled there is nothing to run.
   *
   * @since 0.1.0
   */
  @Parameter(property = "maven.test.skip", defaultValue = "false")
  private boolean mavenTestSkip;

  @Override
  public final void execute() throws MojoExecutionException, MojoFailureException {
    if (skip || skipITs || skipTests || mavenTestSkip) {
      getLog().info("E2E tests are skipped.");
      return;
    }
    try {
      perform();
    } catch (StageException e) {
      throw new MojoExecutionException(e.text(), e);
    }
  }

  /**
   * The goal's own work.
   *
   * @throws StageException when infrastructure or configuration is broken
   */
  abstract void perform() throws MojoExecutionException, MojoFailureException;

  /** The runs of this project that earlier goals have opened, as this execution sees them. */
  final RunRegistry<E2eRun> openRuns() {
    return new RunRegistry<>(new HandoverStore<>(getPluginContext()), execution.getExecutionId());
  }

  final ProjectLayout layout() {
    return ProjectLayout.of(project);
  }

  /** Shows all runs that are to be judged, then judges one after the other. */
  final void giveVerdict(VerdictReporter giver)
      throws MojoExecutionException, MojoFailureException {
    var runs = openRuns().judge();
    try {
      judge(giver, runs);
    } finally {
      runs.forEach(E2eRun::judged);
    }
  }

  private void judge(VerdictReporter giver, List<E2eRun> runs)
      throws MojoExecutionException, MojoFailureException {
    var records = new ArrayList<RunRecord>();
    for (var run : runs) {
      var plan = run.plan();
      records.add(giver.show(plan.directory(), run.kept(openingCommand(plan.id()))));
    }
    for (var record : records) {
      giver.enforce(record);
    }
  }

  /**
   * The command that opens what a run kept; with coordinates, since the POM may bind us in a
   * profile.
   */
  final String openingCommand(RunId run) {
    return "mvn -f %s %s:%s:%s:open -De2e.run=%s"
        .formatted(
            project.getFile(),
            execution.getGroupId(),
            execution.getArtifactId(),
            execution.getVersion(),
            run);
  }
}
