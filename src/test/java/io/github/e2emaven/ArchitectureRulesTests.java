package io.github.e2emaven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClasses;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Each rule of the house finds the violation that is planted for it, and names it. */
class ArchitectureRulesTests {

  /** Classes that break a rule, under names of their own, and what the rule must say of them. */
  private record Planted(String name, HouseRule rule, PlantedHouse house, String violation) {}

  private static final List<Planted> PLANTED =
      List.of(
          new Planted(
              "a_class_in_a_package_of_its_own",
              HouseRule.EVERY_CLASS_IS_IN_A_ROOM,
              new PlantedHouse().with("cellar.Barrel"),
              "io.github.e2emaven.cellar.Barrel is in no room"),
          new Planted(
              "a_class_in_a_subpackage_of_a_room",
              HouseRule.EVERY_CLASS_IS_IN_A_ROOM,
              new PlantedHouse().with("postgres.cellar.Barrel"),
              "io.github.e2emaven.postgres.cellar.Barrel is in no room"),
          new Planted(
              "an_import_from_a_higher_floor",
              HouseRule.IMPORTS_GO_DOWN_ONLY,
              new PlantedHouse().with("run.High").with("stack.Low", "~run.High high;"),
              "stack.Low (floor 4) uses run.High (floor 6)"),
          new Planted(
              "an_import_from_the_same_floor",
              HouseRule.IMPORTS_GO_DOWN_ONLY,
              new PlantedHouse()
                  .with("execution.Left")
                  .with("planning.Right", "~execution.Left it;"),
              "planning.Right (floor 5) uses execution.Left (floor 5)"),
          new Planted(
              "an_import_of_a_nested_class_in_a_lambda",
              HouseRule.IMPORTS_GO_DOWN_ONLY,
              new PlantedHouse()
                  .with("mojo.High", "public static class Nested { public static void call() {} }")
                  .with("failsafe.Beside", "Runnable it = () -> ~mojo.High.Nested.call();"),
              "failsafe.Beside (floor 7) uses mojo.High (floor 7)"),
          new Planted(
              "an_import_from_a_room_to_its_subpackage",
              HouseRule.IMPORTS_GO_DOWN_ONLY,
              new PlantedHouse()
                  .with("postgres.template.Clone")
                  .with("postgres.Session", "~postgres.template.Clone clone;"),
              "postgres.Session (floor 2) uses postgres.template.Clone (floor 3)"),
          new Planted(
              "a_database_that_knows_stacks",
              HouseRule.IMPORTS_GO_DOWN_ONLY,
              new PlantedHouse()
                  .with("stack.Stack")
                  .with("postgres.embedded.Cluster", "~stack.Stack stack;"),
              "postgres.embedded.Cluster (floor 3) uses stack.Stack (floor 4)"),
          new Planted(
              "two_rooms_that_need_each_other",
              HouseRule.ROOMS_HAVE_NO_CYCLES,
              new PlantedHouse()
                  .with("postgres.Hand", "~postgres.template.Glove glove;")
                  .with("postgres.template.Glove", "~postgres.Hand hand;"),
              "Field <io.github.e2emaven.postgres.Hand.glove>"),
          new Planted(
              "two_classes_that_need_each_other",
              HouseRule.ROOMS_HAVE_NO_CLASS_CIRCLES,
              new PlantedHouse()
                  .with("stack.Left", "~stack.Right right;")
                  .with("stack.Right", "~stack.Left left;"),
              "stack.Left -> stack.Right -> stack.Left"),
          new Planted(
              "a_circle_of_three_through_nested_classes",
              HouseRule.ROOMS_HAVE_NO_CLASS_CIRCLES,
              new PlantedHouse()
                  .with("stack.One", "class Inner { ~stack.Two two; }")
                  .with("stack.Two", "java.util.List<~stack.Three> threes;")
                  .with("stack.Three", "public record Part(~stack.One one) {}"),
              "stack.One -> stack.Two -> stack.Three -> stack.One"),
          new Planted(
              "a_room_full_of_files",
              HouseRule.ROOMS_STAY_SMALL,
              barn(HouseConditions.MOST_FILES + 1),
              "report has 22 files, more than 21"),
          new Planted(
              "a_plan_that_needs_a_library",
              HouseRule.PLAN_NEEDS_ONLY_THE_JDK,
              new PlantedHouse()
                  .with("plan.Sketch", "com.fasterxml.jackson.databind.ObjectMapper mapper;"),
              "Field <io.github.e2emaven.plan.Sketch.mapper>"),
          new Planted(
              "planning_with_a_maven_project",
              HouseRule.ONLY_THE_TOP_FLOOR_SEES_MAVEN,
              new PlantedHouse()
                  .with("planning.Project", "org.apache.maven.project.MavenProject project;"),
              "Field <io.github.e2emaven.planning.Project.project>"),
          new Planted(
              "sql_outside_of_postgres",
              HouseRule.ONLY_POSTGRES_SEES_JDBC,
              new PlantedHouse().with("stack.Query", "java.sql.Connection connection;"),
              "Field <io.github.e2emaven.stack.Query.connection>"),
          new Planted(
              "oshi_outside_of_process_and_net",
              HouseRule.ONLY_THE_LOWEST_ROOMS_SEE_OSHI,
              new PlantedHouse().with("server.Memory", "oshi.SystemInfo info;"),
              "Field <io.github.e2emaven.server.Memory.info>"),
          new Planted(
              "a_process_builder_outside_of_process",
              HouseRule.ONLY_PROCESS_STARTS_PROCESSES,
              new PlantedHouse().with("server.Start", "Object it = new ProcessBuilder(\"true\");"),
              "Constructor <io.github.e2emaven.server.Start.<init>()>"),
          new Planted(
              "a_runtime_that_executes",
              HouseRule.ONLY_PROCESS_STARTS_PROCESSES,
              new PlantedHouse()
                  .with(
                      "net.Start",
                      "void run(String[] it) throws java.io.IOException"
                          + " { Runtime.getRuntime().exec(it, null); }"),
              "Method <io.github.e2emaven.net.Start.run([Ljava.lang.String;)>"),
          new Planted(
              "a_word_on_the_standard_output",
              HouseRule.NO_CLASS_WRITES_TO_STANDARD_STREAMS,
              new PlantedHouse().with("mojo.Speech", "void say() { System.out.println(1); }"),
              "Method <io.github.e2emaven.mojo.Speech.say()>"),
          new Planted(
              "planning_that_makes_stacks",
              HouseRule.PLANNING_SEES_NO_STACK,
              new PlantedHouse()
                  .with("stack.StackFactory")
                  .with("planning.Opener", "~stack.StackFactory stacks;"),
              "Field <io.github.e2emaven.planning.Opener.stacks>"),
          new Planted(
              "execution_that_knows_how_stacks_are_made",
              HouseRule.EXECUTION_KNOWS_STACKS_BY_THEIR_INTERFACE,
              new PlantedHouse()
                  .with("stack.CloneRegistry")
                  .with("execution.Runner", "~stack.CloneRegistry clones;"),
              "Field <io.github.e2emaven.execution.Runner.clones>"));

  /** All of them together: a compiler for each would take longer than all the other rules. */
  private static JavaClasses classes;

  @BeforeAll
  static void plant(@TempDir Path directory) throws IOException {
    var all = new PlantedHouse();
    PLANTED.forEach(planted -> all.withAllOf(planted.house()));
    classes = all.compile(directory);
  }

  @TestFactory
  Stream<DynamicTest> each_planted_violation_is_found() {
    return PLANTED.stream()
        .map(it -> DynamicTest.dynamicTest(it.rule() + ": " + it.name(), () -> check(it)));
  }

  private static void check(Planted planted) {
    assertThatThrownBy(() -> planted.rule().rule().check(classes))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining(planted.violation());
  }

  @Test
  void every_rule_has_a_planted_violation() {
    assertThat(PLANTED.stream().map(Planted::rule)).contains(HouseRule.values());
  }

  @Test
  void a_house_that_keeps_the_rules_passes_all_of_them(@TempDir Path directory) throws IOException {
    var clean =
        barn(HouseConditions.MOST_FILES)
            .with(
                "plan.Plan",
                "java.util.List<String> files; Part part; static class Part { Plan whole; }")
            .with(
                "process.Starter",
                "Object it = new ProcessBuilder(\"true\"); oshi.SystemInfo info;")
            .with("postgres.Session", "java.sql.Connection connection; ~process.Starter starter;")
            .with("postgres.template.Clone", "org.postgresql.Driver driver; ~postgres.Session it;")
            .with("stack.Stack", "public static class Watch {} ~postgres.template.Clone clone;")
            .with("execution.Runner", "~stack.Stack stack; ~stack.Stack.Watch watch;")
            .with("failsafe.Launcher", "org.apache.maven.model.Plugin plugin;")
            .with(
                "mojo.Goal", "~failsafe.Launcher launcher; ~plan.Plan plan; ~execution.Runner it;")
            .compile(directory);
    for (var rule : HouseRule.values()) {
      assertThatCode(() -> rule.rule().check(clean)).as("%s", rule).doesNotThrowAnyException();
    }
  }

  private static PlantedHouse barn(int files) {
    var barn = new PlantedHouse();
    for (int file = 1; file <= files; file++) {
      barn.with("report.Report" + file);
    }
    return barn;
  }
}
