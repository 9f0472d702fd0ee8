package io.github.e2emaven.mojo;

import io.github.e2emaven.outcome.Stage;
import io.github.e2emaven.outcome.StageException;
import java.util.List;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.lifecycle.LifecycleExecutor;
import org.apache.maven.plugin.MojoExecution;

/**
 * The goals of this plugin in this build and project, in their order, asked of Maven's own planner.
 *
 * @param steps one for each time that a goal runs
 */
record OurSteps(List<MojoExecution> steps) {

  private static final String RUNS_TESTS = "parallel-e2e";
  private static final String PREPARES = "prepare";

  OurSteps {
    steps = List.copyOf(steps);
  }

  /**
   * Asks the planner.
   *
   * @param now a goal of this plugin
   * @throws StageException when Maven cannot plan
   */
  static OurSteps of(LifecycleExecutor lifecycle, MavenSession session, MojoExecution now) {
    return new OurSteps(
        plan(lifecycle, session).stream().filter(step -> isOurs(step, now)).toList());
  }

  /** Whether an execution has a goal that runs tests. */
  boolean runsTests(String executionId) {
    return steps.stream()
        .filter(step -> step.getExecutionId().equals(executionId))
        .anyMatch(step -> step.getGoal().equals(RUNS_TESTS));
  }

  /** Whether a step begins another run of its execution. */
  static boolean beginsRun(MojoExecution step) {
    return step.getGoal().equals(RUNS_TESTS) || step.getGoal().equals(PREPARES);
  }

  /**
   * What follows; nothing when the goal is not in the plan that we can see: trust nothing.
   *
   * @param time 1 for the first time that the goal runs in this build
   */
  List<MojoExecution> after(MojoExecution now, int time) {
    int seen = 0;
    for (int i = 0; i < steps.size(); i++) {
      var step = steps.get(i);
      boolean same =
          step.getGoal().equals(now.getGoal())
              && step.getExecutionId().equals(now.getExecutionId());
      if (same && ++seen == time) {
        return steps.subList(i + 1, steps.size());
      }
    }
    return List.of();
  }

  private static boolean isOurs(MojoExecution step, MojoExecution now) {
    return step.getGroupId().equals(now.getGroupId())
        && step.getArtifactId().equals(now.getArtifactId());
  }

  private static List<MojoExecution> plan(LifecycleExecutor lifecycle, MavenSession session) {
    var goals =
        session.getGoals().isEmpty()
            // As Maven splits it: "clean verify" is two goals.
            ? List.of(session.getCurrentProject().getDefaultGoal().strip().split("\\s+"))
            : session.getGoals();
    try {
      return lifecycle
          .calculateExecutionPlan(session, false, goals.toArray(String[]::new))
          .getMojoExecutions();
    } catch (Exception e) {
      // The planner declares eleven checked exceptions that mean the same here.
      throw new StageException(
          Stage.CONFIGURATION, "Maven cannot plan " + goals + ": " + e.getMessage(), e);
    }
  }
}
