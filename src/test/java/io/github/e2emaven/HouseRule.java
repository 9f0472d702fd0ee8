package io.github.e2emaven;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.GeneralCodingRules;
import java.util.Locale;
import java.util.Set;

/** What {@code docs/architecture.md} says of rooms and floors, so that it can be checked. */
enum HouseRule {
  EVERY_CLASS_IS_IN_A_ROOM(classes().should(HouseConditions.beInARoom())),
  IMPORTS_GO_DOWN_ONLY(classes().should(HouseConditions.useLowerFloorsOnly())),
  ROOMS_HAVE_NO_CYCLES(slices().assignedFrom(HouseConditions.byRoom()).should().beFreeOfCycles()),
  ROOMS_HAVE_NO_CLASS_CIRCLES(classes().should(HouseConditions.beFreeOfClassCircles())),
  ROOMS_STAY_SMALL(classes().should(HouseConditions.leaveRoomsSmall())),
  PLAN_NEEDS_ONLY_THE_JDK(planNeedsOnlyTheJdk()),
  ONLY_THE_TOP_FLOOR_SEES_MAVEN(
      onlyIn(Set.of("mojo", "failsafe", "session", "artifacts"), "org.apache.maven..")),
  ONLY_POSTGRES_SEES_JDBC(
      onlyIn(
          Set.of("postgres", "postgres.template", "postgres.embedded"),
          "java.sql..",
          "javax.sql..",
          "org.postgresql..")),
  ONLY_THE_LOWEST_ROOMS_SEE_OSHI(onlyIn(Set.of("machine", "process", "net", "usage"), "oshi..")),
  ONLY_PROCESS_STARTS_PROCESSES(onlyProcessStartsProcesses()),
  NO_CLASS_WRITES_TO_STANDARD_STREAMS(GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS),
  PLANNING_SEES_NO_STACK(
      noClasses()
          .that()
          .resideInAPackage(House.packageOf("planning"))
          .should()
          .dependOnClassesThat(resideInAPackage(House.packageOf("stack")))),
  EXECUTION_KNOWS_STACKS_BY_THEIR_INTERFACE(executionKnowsStacksByTheirInterface());

  /** All that {@code execution} may know of {@code stack}, nested types included. */
  private static final Set<String> STACK_INTERFACE =
      Set.of("stack.Stack", "stack.StackFactory", "stack.AttemptRecorder");

  /** An interface, but without mutators. */
  @SuppressWarnings("Immutable")
  private final ArchRule rule;

  HouseRule(ArchRule rule) {
    this.rule = rule.allowEmptyShould(true);
  }

  ArchRule rule() {
    return rule;
  }

  /** A sentence for the names of tests. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }

  private static ArchRule planNeedsOnlyTheJdk() {
    return classes()
        .that()
        .resideInAPackage(House.packageOf("plan"))
        .should()
        .onlyDependOnClassesThat(
            resideInAnyPackage("java..", "org.jspecify..", House.packageOf("plan")));
  }

  private static ArchRule onlyProcessStartsProcesses() {
    return noClasses()
        .that()
        .resideOutsideOfPackage(House.packageOf("process"))
        .should()
        .dependOnClassesThat()
        .belongToAnyOf(ProcessBuilder.class)
        .orShould()
        .callMethodWhere(
            DescribedPredicate.describe(
                "Runtime.exec",
                call ->
                    call.getTargetOwner().isEquivalentTo(Runtime.class)
                        && call.getName().equals("exec")));
  }

  private static ArchRule executionKnowsStacksByTheirInterface() {
    return noClasses()
        .that()
        .resideInAPackage(House.packageOf("execution"))
        .should()
        .dependOnClassesThat(
            resideInAPackage(House.packageOf("stack"))
                .and(DescribedPredicate.not(isOfTheStackInterface())));
  }

  private static DescribedPredicate<JavaClass> isOfTheStackInterface() {
    return DescribedPredicate.describe(
        "are Stack, StackFactory or AttemptRecorder",
        type -> STACK_INTERFACE.contains(House.nameOf(House.topLevel(type))));
  }

  private static ArchRule onlyIn(Set<String> rooms, String... packages) {
    var ours = rooms.stream().map(House::packageOf).toArray(String[]::new);
    return noClasses()
        .that()
        .resideOutsideOfPackages(ours)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(packages);
  }
}
