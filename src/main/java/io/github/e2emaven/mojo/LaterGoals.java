package io.github.e2emaven.mojo;

import io.github.e2emaven.outcome.Stage;
import io.github.e2emaven.outcome.StageException;
import java.util.List;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.lifecycle.LifecycleExecutor;
import org.apache.maven.plugin.MojoExecution;

/**
 * Which goals of this plugin Maven will still run in this build, asked of Maven's own planner: a
 * goal in the POM whose phase is not reached is as good as forgotten.
 */
final class LaterGoals {

  private LaterGoals() {}

  static List<String> of(LifecycleExecutor lifecycle, MavenSession session, MojoExecution now) {
    var steps = steps(lifecycle, session);
    int here = position(steps, now);
    return steps.subList(here + 1, steps.size()).stream()
        .filter(step -> isOurs(step, now))
        .filter(step -> belongsTo(now, step, steps))
        .map(MojoExecution::getGoal)
        .toList();
  }

  /** Of the same execution, or of one that has no run of its own. */
  private static boolean belongsTo(
      MojoExecution now, MojoExecution step, List<MojoExecution> steps) {
    return step.getExecutionId().equals(now.getExecutionId())
        || steps.stream()
            .filter(other -> isOurs(other, now) && other.getGoal().equals(now.getGoal()))
            .noneMatch(other -> other.getExecutionId().equals(step.getExecutionId()));
  }

  private static int position(List<MojoExecution> steps, MojoExecution now) {
    for (int i = 0; i < steps.size(); i++) {
      var step = steps.get(i);
      if (isOurs(step, now)
          && step.getGoal().equals(now.getGoal())
          && step.getExecutionId().equals(now.getExecutionId())) {
        return i;
      }
    }
    // Not in the plan that we can see: trust nothing that may come later.
    return steps.size() - 1;
  }

  private static boolean isOurs(MojoExecution step, MojoExecution now) {
    return step.getGroupId().equals(now.getGroupId())
        && step.getArtifactId().equals(now.getArtifactId());
  }

  private static List<MojoExecution> steps(LifecycleExecutor lifecycle, MavenSession session) {
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
