package io.github.e2emaven;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.library.GeneralCodingRules;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The rooms and floors of the plugin: imports go down only. */
class ArchitectureTests {

  private static final String ROOT = "io.github.e2emaven";
  private static final int FEWEST_CLASSES = 20;

  /** Rooms by floor, the lowest first. */
  private static final List<Set<String>> FLOORS =
      List.of(
          Set.of("plan"),
          Set.of("outcome", "process", "net", "ledger"),
          Set.of("database", "server"),
          Set.of("runner", "report", "reaper"),
          Set.of("mojo", "failsafe"));

  /** The only door between two rooms of the same floor. */
  private static final Map<String, String> DOORS = Map.of("mojo", "failsafe");

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .withImportOption(location -> !location.contains("HelpMojo"))
          .importPackages(ROOT);

  @Test
  void the_import_finds_the_classes() {
    assertThat(CLASSES.size()).isGreaterThanOrEqualTo(FEWEST_CLASSES);
  }

  @Test
  void every_class_lives_in_a_room() {
    var rooms = FLOORS.stream().flatMap(Set::stream).map(ArchitectureTests::room);
    var known = Stream.concat(Stream.of(ROOT), rooms).toArray(String[]::new);
    classes().should().resideInAnyPackage(known).check(CLASSES);
  }

  @TestFactory
  Stream<DynamicTest> imports_go_down_only() {
    return FLOORS.stream().flatMap(Set::stream).sorted().map(this::doesNotImportOutOfBounds);
  }

  @Test
  void there_are_no_cycles() {
    slices().matching(ROOT + ".(*)..").should().beFreeOfCycles().check(CLASSES);
  }

  @Test
  void the_plan_needs_nothing_but_the_jdk() {
    classes()
        .that()
        .resideInAPackage(room("plan"))
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage("java..", "org.jspecify..", room("plan"))
        .check(CLASSES);
  }

  @Test
  void only_the_top_floor_sees_maven() {
    onlyIn(Set.of("mojo", "failsafe"), "org.apache.maven..");
  }

  @Test
  void only_the_database_room_sees_jdbc() {
    onlyIn(Set.of("database"), "java.sql..", "javax.sql..", "org.postgresql..");
  }

  @Test
  void only_process_and_net_see_oshi() {
    onlyIn(Set.of("process", "net"), "oshi..");
  }

  @Test
  void only_the_process_room_starts_processes() {
    noClasses()
        .that()
        .resideOutsideOfPackage(room("process"))
        .should()
        .dependOnClassesThat()
        .belongToAnyOf(ProcessBuilder.class)
        .orShould()
        .callMethod(Runtime.class, "exec", String.class)
        .orShould()
        .callMethod(Runtime.class, "exec", String[].class)
        .check(CLASSES);
  }

  @Test
  void nobody_writes_to_the_console_directly() {
    GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS.check(CLASSES);
  }

  private DynamicTest doesNotImportOutOfBounds(String name) {
    return DynamicTest.dynamicTest(
        name,
        () ->
            noClasses()
                .that()
                .resideInAPackage(room(name))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(outOfBounds(name))
                .allowEmptyShould(true)
                .check(CLASSES));
  }

  private static void onlyIn(Set<String> rooms, String... packages) {
    noClasses()
        .that()
        .resideOutsideOfPackages(rooms.stream().map(ArchitectureTests::room).toArray(String[]::new))
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(packages)
        .check(CLASSES);
  }

  private static String[] outOfBounds(String name) {
    var floor = floorOf(name);
    return FLOORS.stream()
        .skip(floor)
        .flatMap(Set::stream)
        .filter(other -> !other.equals(name) && !other.equals(DOORS.get(name)))
        .map(ArchitectureTests::room)
        .collect(Collectors.toList())
        .toArray(String[]::new);
  }

  private static int floorOf(String name) {
    return (int) FLOORS.stream().takeWhile(rooms -> !rooms.contains(name)).count();
  }

  private static String room(String name) {
    return ROOT + "." + name + "..";
  }
}
