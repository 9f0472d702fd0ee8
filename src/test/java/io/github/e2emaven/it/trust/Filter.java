package io.github.e2emaven.it.trust;

import java.util.List;
import java.util.Set;

/** What selects tests: in the POM, or {@code it.test} on the command line. */
enum Filter {
  NONE("no filter", "", ""),
  GROUPS("groups=wanted", "<groups>wanted</groups>", ""),
  GROUPS_OF_NOTHING("groups=typo", "<groups>typo</groups>", ""),
  EXCLUDED_GROUPS("excludedGroups=manual", "<excludedGroups>manual</excludedGroups>", ""),
  POM_TEST("test=Subject* in the POM", "<test>Subject*</test>", ""),
  REGEX_INCLUDES("includes by regex", "", "%regex[.*(Subject|Neighbour)E2E.*]"),
  NAME("SubjectE2E"),
  QUALIFIED("it.SubjectE2E"),
  METHOD("SubjectE2E#ends"),
  METHODS("SubjectE2E#pass*+ends"),
  NO_METHOD("SubjectE2E#nothing"),
  WILDCARD("Subject*"),
  NEGATED("!NeighbourE2E"),
  NEGATED_METHOD("!SubjectE2E#ends"),
  NEGATED_REGEX("!%regex[.*Neighbour.*]"),
  MIXED("*E2E,!NeighbourE2E"),
  NESTED("SubjectE2E$Inner"),
  REGEX("%regex[.*Subject.*]"),
  NAMES("SubjectE2E,NeighbourE2E#passes"),
  PACKAGE("it/**"),
  NO_CLASS("NothingE2E");

  /** Enough for a filter that differs little from another one. */
  private static final Set<Ending> NEGATED_ENDINGS =
      Set.of(Ending.PASSED, Ending.FAILED, Ending.MANUAL, Ending.NESTED, Ending.NESTED_ALONE);

  private static final String ALL = "**/*E2E.java";

  private final String title;
  private final String failsafe;
  private final String include;
  private final String test;

  /** {@code it.test} on the command line. */
  Filter(String test) {
    this("it.test=" + test, "", ALL, test);
  }

  /** In the POM. */
  Filter(String title, String failsafe, String include) {
    this(title, failsafe, include.isEmpty() ? ALL : include, "");
  }

  Filter(String title, String failsafe, String include, String test) {
    this.title = title;
    this.failsafe = failsafe;
    this.include = include;
    this.test = test;
  }

  /** Of a filter that matches nothing, one ending says as much as all. */
  boolean mayRun(Ending ending) {
    return switch (this) {
      case GROUPS_OF_NOTHING, NO_METHOD, NO_CLASS -> ending == Ending.PASSED;
      case NEGATED_METHOD, NEGATED_REGEX, MIXED -> NEGATED_ENDINGS.contains(ending);
      case NESTED -> ending.isNested() || ending == Ending.PASSED;
      default -> true;
    };
  }

  /** As in the table. */
  String title() {
    return title;
  }

  /** What stands in the configuration of Failsafe. */
  String failsafe() {
    return failsafe;
  }

  /** The pattern in {@code <includes>}. */
  String include() {
    return include;
  }

  /** What stands on Maven's command line. */
  List<String> options() {
    return test.isEmpty() ? List.of() : List.of("-Dit.test=" + test);
  }
}
