package io.github.e2emaven.mojo;

import io.github.e2emaven.outcome.FailureMessage;
import io.github.e2emaven.outcome.ProcessLimit;
import io.github.e2emaven.outcome.StageException;
import io.github.e2emaven.session.BuildCache;
import io.github.e2emaven.session.RunRegistry;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;

/**
 * What all goals share: the parameters that skip them, and how broken infrastructure is reported.
 */
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
   * Whether to skip all goals of this plugin. Default: {@code false}. Example: {@code -De2e.skip}.
   *
   * @since 0.1.0
   */
  @Parameter(property = "e2e.skip", defaultValue = "false")
  private boolean skip;

  /**
   * Whether to skip all goals of this plugin, like Failsafe's parameter of the same name does for
   * integration tests. Default: {@code false}. Example: {@code -DskipITs}.
   *
   * @since 0.1.0
   */
  @Parameter(property = "skipITs", defaultValue = "false")
  private boolean skipITs;

  /**
   * Whether to skip all goals of this plugin, like the parameter of the same name does in Surefire
   * and Failsafe for all tests. Default: {@code false}. Example: {@code -DskipTests}.
   *
   * @since 0.1.0
   */
  @Parameter(property = "skipTests", defaultValue = "false")
  private boolean skipTests;

  /**
   * Whether to skip all goals of this plugin: Maven then does not even compile the test classes.
   * Default: {@code false}. Example: {@code -Dmaven.test.skip}.
   *
   * @since 0.1.0
   */
  @Parameter(property = "maven.test.skip", defaultValue = "false")
  private boolean mavenTestSkip;

  @Override
  public final void execute() throws MojoExecutionException, MojoFailureException {
    try {
      if (isSkipped() && !servesOpenRun()) {
        getLog().info("E2E tests are skipped.");
        cache().spoil();
        skipped();
      } else {
        new NameCheck(session, project, execution).refuseUnknown();
        perform();
      }
    } catch (StageException e) {
      throw new MojoExecutionException(e.text(), e);
    } catch (OutOfMemoryError e) {
      throw new MojoExecutionException(outOfMemory(e).text(), e);
    }
  }

  private static FailureMessage outOfMemory(OutOfMemoryError error) {
    return ProcessLimit.explain(
        FailureMessage.of("Maven has no memory or thread left: " + error.getMessage()));
  }

  private boolean isSkipped() {
    return skip || skipITs || skipTests || mavenTestSkip;
  }

  /**
   * Whether a run of this build still needs this goal, skipped or not: skip flags keep a run from
   * beginning, and never from being closed and judged.
   */
  boolean servesOpenRun() {
    return false;
  }

  /** Called instead of {@link #perform} when the goal is skipped. */
  void skipped() {}

  /**
   * The goal's own work.
   *
   * @throws StageException when infrastructure or configuration is broken
   */
  abstract void perform() throws MojoExecutionException, MojoFailureException;

  /** Maven's build cache, which must not save what has not passed. */
  final BuildCache cache() {
    return BuildCache.of(session, project);
  }

  /** The runs of this project that earlier goals have opened, as this execution sees them. */
  final RunRegistry<PreparedRun> runs() {
    return new RunRegistry<>(getPluginContext(), execution.getExecutionId());
  }
}
