package io.github.e2emaven.mojo;

import java.util.ArrayList;
import java.util.List;
import org.apache.maven.plugin.MojoExecution;

/**
 * Which goals of this plugin will still serve a run in this build: a goal in the POM whose phase is
 * not reached is as good as forgotten.
 */
final class RemainingGoals {

  private RemainingGoals() {}

  /**
   * Those after the goal that runs the tests.
   *
   * @param time 1 for the first time that it runs in this build
   */
  static List<String> of(BuildPlan steps, MojoExecution now, int time) {
    var goals = new ArrayList<String>();
    for (var step : steps.after(now, time)) {
      boolean same = step.getExecutionId().equals(now.getExecutionId());
      if (same && BuildPlan.beginsRun(step)) {
        // What follows serves the next run.
        return goals;
      }
      if (same || !steps.runsTests(step.getExecutionId())) {
        goals.add(step.getGoal());
      }
    }
    return goals;
  }
}
