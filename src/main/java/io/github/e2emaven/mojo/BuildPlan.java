package io.github.e2emaven.mojo;

import io.github.e2emaven.outcome.RunStage;
import io.github.e2emaven.outcome.StageException;
import java.util.ArrayList;
import java.util.List;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.lifecycle.LifecycleExecutor;
import org.apache.maven.plugin.MojoExecution;

/**
 * The goals of this plugin in this build and project, in their order, from Maven's own planner.
 *
 * @param steps one for each time that a goal runs
 */
record BuildPlan(List<MojoExecution> steps) {

  private static final String RUNS_TESTS = "parallel-e2e";
  private static final String PREPARES = "prepare";
  private static final String LAST_PHASE = "deploy";

  BuildPlan {
    steps = List.copyOf(steps);
  }

  /**
   * The plan of the session's goals.
   *
   * @param now a goal of this plugin
   * @throws StageException when Maven cannot plan them
   */
  static BuildPlan of(LifecycleExecutor lifecycle, MavenSession session, MojoExecution now) {
    return of(lifecycle, session, now, goals(session));
  }

  /** The plan of a build that reaches every phase: all that the POM binds. */
  static BuildPlan ofAllPhases(
      LifecycleExecutor lifecycle, MavenSession session, MojoExecution now) {
    return of(lifecycle, session, now, List.of(LAST_PHASE));
  }

  private static BuildPlan of(
      LifecycleExecutor lifecycle, MavenSession session, MojoExecution now, List<String> goals) {
    return new BuildPlan(
        plan(lifecycle, session, goals).stream().filter(step -> isOurs(step, now)).toList());
  }

  /**
   * Whether a goal follows that executes what an execution prepares.
   *
   * @param now the goal that prepares
   * @param time 1 for the first time that it runs in this build
   */
  boolean executesAfter(MojoExecution now, int time) {
    var own = now.getExecutionId();
    return after(now, time).stream()
        .filter(step -> step.getGoal().equals(RUNS_TESTS))
        .anyMatch(step -> step.getExecutionId().equals(own) || !runsTests(own));
  }

  /** Whether the execution with that id has a goal that runs tests. */
  boolean runsTests(String executionId) {
    return steps.stream()
        .filter(step -> step.getExecutionId().equals(executionId))
        .anyMatch(step -> step.getGoal().equals(RUNS_TESTS));
  }

  /**
   * The goals that still serve a run in this build. A goal in the POM whose phase is not reached is
   * as good as forgotten.
   *
   * @param now the goal that executes the run
   * @param time 1 for the first time that it runs in this build
   */
  List<String> goalsAfter(MojoExecution now, int time) {
    var goals = new ArrayList<String>();
    for (var step : after(now, time)) {
      boolean same = step.getExecutionId().equals(now.getExecutionId());
      if (same && beginsRun(step)) {
        return goals; // what follows serves the next run
      }
      if (same || !runsTests(step.getExecutionId())) {
        goals.add(step.getGoal());
      }
    }
    return goals;
  }

  /** Empty when the goal is not in the plan: then nothing is known to follow. */
  private List<MojoExecution> after(MojoExecution now, int time) {
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

  private static boolean beginsRun(MojoExecution step) {
    return step.getGoal().equals(RUNS_TESTS) || step.getGoal().equals(PREPARES);
  }

  private static boolean isOurs(MojoExecution step, MojoExecution now) {
    return step.getGroupId().equals(now.getGroupId())
        && step.getArtifactId().equals(now.getArtifactId());
  }

  private static List<String> goals(MavenSession session) {
    return session.getGoals().isEmpty()
        // as Maven splits it: "clean verify" is two goals
        ? List.of(session.getCurrentProject().getDefaultGoal().strip().split("\\s+"))
        : session.getGoals();
  }

  private static List<MojoExecution> plan(
      LifecycleExecutor lifecycle, MavenSession session, List<String> goals) {
    try {
      return lifecycle
          .calculateExecutionPlan(session, false, goals.toArray(String[]::new))
          .getMojoExecutions();
    } catch (Exception e) {
      // The planner declares eleven checked exceptions that mean the same here.
      throw new StageException(
          RunStage.CONFIGURATION,
          "Cannot plan the goals %s of this build: %s".formatted(goals, e.getMessage()),
          e);
    }
  }
}
