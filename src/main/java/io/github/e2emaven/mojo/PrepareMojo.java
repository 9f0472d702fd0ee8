package io.github.e2emaven.mojo;

import io.github.e2emaven.outcome.RunStage;
import io.github.e2emaven.outcome.StageException;
import javax.inject.Inject;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.ResolutionScope;

/**
 * Prepares a run: finds the test files, starts the embedded PostgreSQL unless {@code
 * <database><url>} is set, and builds the template database unless one of the same content exists.
 *
 * @since 0.1.0
 */
@Mojo(
    name = "prepare",
    defaultPhase = LifecyclePhase.PRE_INTEGRATION_TEST,
    requiresDependencyResolution = ResolutionScope.TEST,
    threadSafe = true)
public final class PrepareMojo extends AbstractRunMojo {

  private final MavenComponents maven;

  @Inject
  public PrepareMojo(MavenComponents maven) {
    this.maven = maven;
  }

  @Override
  void perform() throws MojoFailureException {
    begin(new BuildFilters(session, project));
    var isExecuted = isExecutedLater();
    openRun(maven);
    if (isExecuted) {
      runs().current().ifPresent(this::watch);
    } else {
      getLog().warn("This build ends before the goal parallel-e2e: no E2E test runs.");
    }
  }

  /**
   * Whether a goal of this build executes what this one prepares.
   *
   * @throws StageException when none ever does, whatever phase the build reaches
   */
  private boolean isExecutedLater() {
    var time = runs().time(execution.getGoal());
    if (BuildPlan.of(maven.lifecycle(), session, execution).executesAfter(execution, time)) {
      return true;
    }
    if (execution.getSource() != MojoExecution.Source.CLI
        && !BuildPlan.ofAllPhases(maven.lifecycle(), session, execution)
            .executesAfter(execution, 1)) {
      throw new StageException(
          RunStage.CONFIGURATION,
          "The goal prepare of <execution> '%s' is bound, but no goal parallel-e2e follows it, so no test would ever run: add <goal>parallel-e2e</goal> to that <execution>"
              .formatted(execution.getExecutionId()));
    }
    return false;
  }
}
