package io.github.e2emaven.mojo;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.e2emaven.outcome.StageException;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.maven.execution.DefaultMavenExecutionRequest;
import org.apache.maven.execution.DefaultMavenExecutionResult;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.lifecycle.DefaultLifecycles;
import org.apache.maven.lifecycle.Lifecycle;
import org.apache.maven.lifecycle.LifecycleExecutor;
import org.apache.maven.lifecycle.MavenExecutionPlan;
import org.apache.maven.lifecycle.internal.ExecutionPlanItem;
import org.apache.maven.model.Build;
import org.apache.maven.model.Plugin;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.project.MavenProject;
import org.codehaus.plexus.logging.Logger;
import org.codehaus.plexus.logging.console.ConsoleLogger;
import org.junit.jupiter.api.Test;

class BuildPlanTests {

  private final List<String> asked = new ArrayList<>();

  @Test
  void later_goals_of_the_same_execution_count_and_earlier_ones_do_not() {
    var now = ours("parallel-e2e", "e2e");
    var plan = List.of(ours("prepare", "e2e"), now, ours("cleanup", "e2e"), ours("report", "e2e"));
    assertThat(later(plan, now, 1)).containsExactly("cleanup", "report");
  }

  @Test
  void goals_of_an_execution_with_its_own_run_do_not_count() {
    var now = ours("parallel-e2e", "a");
    var plan = List.of(now, ours("parallel-e2e", "b"), ours("report", "b"), ours("cleanup", "c"));
    assertThat(later(plan, now, 1)).containsExactly("cleanup");
  }

  @Test
  void goals_of_the_same_name_of_other_plugins_do_not_count() {
    var now = ours("parallel-e2e", "e2e");
    var plan = List.of(now, step("other-maven-plugin", "report", "e2e"));
    assertThat(later(plan, now, 1)).isEmpty();
  }

  @Test
  void nothing_is_known_to_follow_a_goal_that_is_not_in_the_plan() {
    var plan = List.of(ours("report", "e2e"));
    var now = ours("parallel-e2e", "default-cli");
    assertThat(later(plan, now, 1)).isEmpty();
  }

  @Test
  void goals_after_the_next_run_of_the_same_execution_belong_to_that_run() {
    var now = ours("parallel-e2e", "e2e");
    var plan =
        List.of(now, ours("cleanup", "e2e"), ours("prepare", "e2e"), now, ours("report", "e2e"));
    assertThat(later(plan, now, 1)).containsExactly("cleanup");
    assertThat(later(plan, now, 2)).containsExactly("report");
  }

  @Test
  void nothing_is_known_to_follow_a_goal_that_runs_more_often_than_planned() {
    var now = ours("parallel-e2e", "e2e");
    assertThat(later(List.of(now, ours("report", "e2e")), now, 2)).isEmpty();
  }

  @Test
  void an_execution_runs_tests_when_it_has_the_goal_parallel_e2e() {
    var now = ours("parallel-e2e", "a");
    var plan = List.of(ours("prepare", "b"), step("other-maven-plugin", "parallel-e2e", "b"), now);
    var steps = BuildPlan.of(planner(plan), session("verify"), now);
    assertThat(steps.runsTests("a")).isTrue();
    assertThat(steps.runsTests("b")).isFalse();
  }

  @Test
  void what_is_prepared_is_executed_by_a_later_goal_of_the_same_execution() {
    var now = ours("prepare", "a");
    assertThat(executes(List.of(now, ours("parallel-e2e", "a")), now)).isTrue();
    assertThat(executes(List.of(now, ours("cleanup", "a"), ours("report", "a")), now)).isFalse();
    assertThat(executes(List.of(ours("parallel-e2e", "a"), now), now)).isFalse();
  }

  @Test
  void what_is_prepared_is_executed_by_another_execution_unless_its_own_runs_tests() {
    var now = ours("prepare", "a");
    assertThat(executes(List.of(now, ours("parallel-e2e", "b")), now)).isTrue();
    assertThat(executes(List.of(ours("parallel-e2e", "a"), now, ours("parallel-e2e", "b")), now))
        .isFalse();
  }

  @Test
  void all_phases_are_those_up_to_the_last_one() {
    var now = ours("prepare", "a");
    BuildPlan.ofAllPhases(planner(List.of(now)), session("package"), now);
    assertThat(asked).containsExactly("deploy");
  }

  @Test
  void a_default_goal_of_several_words_is_several_goals() {
    var now = ours("parallel-e2e", "e2e");
    var session = session();
    session.getCurrentProject().getBuild().setDefaultGoal(" clean  verify");
    BuildPlan.of(planner(List.of(now)), session, now);
    assertThat(asked).containsExactly("clean", "verify");
  }

  @Test
  void goals_that_maven_cannot_plan_are_a_configuration_error() {
    LifecycleExecutor broken =
        executor(
            (proxy, method, arguments) -> {
              throw new IllegalStateException("no such phase");
            });
    assertThatThrownBy(() -> BuildPlan.of(broken, session("verfy"), ours("parallel-e2e", "e")))
        .isInstanceOf(StageException.class)
        .hasMessageContainingAll("verfy", "no such phase");
  }

  private List<String> later(List<MojoExecution> plan, MojoExecution now, int time) {
    return BuildPlan.of(planner(plan), session("verify"), now).goalsAfter(now, time);
  }

  private boolean executes(List<MojoExecution> plan, MojoExecution now) {
    return BuildPlan.of(planner(plan), session("verify"), now).executesAfter(now, 1);
  }

  private LifecycleExecutor planner(List<MojoExecution> plan) {
    return executor(
        (proxy, method, arguments) -> {
          asked.addAll(List.of((String[]) arguments[2]));
          return new MavenExecutionPlan(
              plan.stream().map(ExecutionPlanItem::new).toList(), lifecycles());
        });
  }

  private static DefaultLifecycles lifecycles() {
    return new DefaultLifecycles(
        Stream.of("clean", "default", "site")
            .collect(toMap(id -> id, id -> new Lifecycle(id, List.of(), Map.of()))),
        new ConsoleLogger(Logger.LEVEL_DISABLED, "none"));
  }

  private static LifecycleExecutor executor(InvocationHandler handler) {
    return (LifecycleExecutor)
        Proxy.newProxyInstance(
            BuildPlanTests.class.getClassLoader(),
            new Class<?>[] {LifecycleExecutor.class},
            handler);
  }

  @SuppressWarnings("deprecation")
  private static MavenSession session(String... goals) {
    var request = new DefaultMavenExecutionRequest().setGoals(List.of(goals));
    var session = new MavenSession(null, null, request, new DefaultMavenExecutionResult());
    var project = new MavenProject();
    project.setBuild(new Build());
    session.setCurrentProject(project);
    return session;
  }

  private static MojoExecution ours(String goal, String execution) {
    return step("e2e-maven-plugin", goal, execution);
  }

  private static MojoExecution step(String plugin, String goal, String execution) {
    var of = new Plugin();
    of.setGroupId("io.github.e2emaven");
    of.setArtifactId(plugin);
    return new MojoExecution(of, goal, execution);
  }
}
