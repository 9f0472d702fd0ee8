package io.github.e2emaven.it.trust;

import static io.github.e2emaven.it.trust.Difference.Kind.OTHER_EXECUTION;
import static io.github.e2emaven.it.trust.Difference.Kind.OTHER_REPORT;
import static io.github.e2emaven.it.trust.Difference.Kind.STRICTER_VERDICT;
import static io.github.e2emaven.it.trust.Difference.Kind.WEAKER_VERDICT;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.assertj.core.api.AbstractListAssert;
import org.assertj.core.api.ObjectAssert;
import org.junit.jupiter.api.Test;

class ComparisonTests {

  private static final Cell CELL =
      new Cell(Ending.FAILED, Filter.NONE, "3.5.4", Retries.NONE, Way.ALONE);
  private static final String TEST = "it.SubjectE2E#ends";
  private static final String OTHER = "it.NeighbourE2E#passes";

  private static final CellResult GREEN = result(true, Map.of(TEST, List.of("passed")));
  private static final CellResult RED = result(false, Map.of(TEST, List.of("failure")));

  @Test
  void the_same_tests_with_the_same_results_are_no_difference() {
    assertKinds(GREEN, GREEN).isEmpty();
    assertKinds(RED, RED).isEmpty();
  }

  @Test
  void green_where_plain_failsafe_is_red_is_a_weaker_verdict() {
    assertKinds(RED, result(true, RED.cases())).containsExactly(WEAKER_VERDICT);
  }

  @Test
  void red_where_plain_failsafe_is_green_is_a_stricter_verdict() {
    assertKinds(GREEN, result(false, GREEN.cases())).containsExactly(STRICTER_VERDICT);
  }

  @Test
  void a_build_without_an_executed_test_must_be_red() {
    var skipped = result(true, Map.of(TEST, List.of("skipped")));
    assertKinds(skipped, skipped).containsExactly(WEAKER_VERDICT);
    assertKinds(skipped, result(false, skipped.cases())).isEmpty();
    assertKinds(result(true, Map.of()), result(true, Map.of())).containsExactly(WEAKER_VERDICT);
  }

  @Test
  void a_test_is_reported_once_and_with_the_same_result() {
    assertKinds(RED, result(false, Map.of(TEST, List.of("failure", "failure"))))
        .containsExactly(OTHER_REPORT);
    assertKinds(RED, result(false, Map.of(TEST, List.of("error")))).containsExactly(OTHER_REPORT);
    assertKinds(RED, result(false, Map.of())).containsExactly(OTHER_REPORT);
    assertKinds(RED, result(false, Map.of(TEST, List.of("failure"), TEST + "2", List.of("passed"))))
        .containsExactly(OTHER_REPORT);
  }

  @Test
  void more_may_be_told_of_a_class_that_plain_failsafe_lost() {
    var more = Map.of(TEST, List.of("failure"), OTHER, List.of("error"));
    assertKinds(RED, result(false, more)).isEmpty();
    assertKinds(GREEN, result(true, Map.of(TEST, List.of("passed"), OTHER, List.of("passed"))))
        .containsExactly(OTHER_REPORT);
  }

  @Test
  void the_cause_of_a_red_build_may_be_reported_as_an_error() {
    var cause = Map.of(TEST, List.of("failure"), "it.SubjectE2E#timed out", List.of("error"));
    assertKinds(RED, result(false, cause)).isEmpty();
    assertKinds(GREEN, result(false, cause)).contains(OTHER_REPORT);
  }

  @Test
  void a_pass_of_a_class_that_plain_failsafe_lost_must_have_run() {
    var more = Map.of(TEST, List.of("failure"), OTHER, List.of("passed"));
    assertKinds(RED, result(false, more)).containsExactly(OTHER_REPORT);
    assertKinds(RED, new CellResult(false, more, List.of("NeighbourE2E#passes"))).isEmpty();
  }

  @Test
  void a_test_begins_as_often_as_in_plain_failsafe() {
    var once = new CellResult(true, GREEN.cases(), List.of("SubjectE2E#ends"));
    var twice = new CellResult(true, GREEN.cases(), List.of("SubjectE2E#ends", "SubjectE2E#ends"));
    assertKinds(once, twice).containsExactly(OTHER_EXECUTION);
    assertKinds(twice, once).containsExactly(OTHER_EXECUTION);
    assertKinds(once, GREEN).containsExactly(OTHER_EXECUTION);
  }

  @Test
  void a_green_build_that_has_lost_the_tests_of_a_class_is_no_reference() {
    var trace = List.of("SubjectE2E#ends", "NeighbourE2E#passes");
    var passed = Map.of(OTHER, List.of("passed"));
    var lost = new CellResult(true, passed, trace);
    var error = Map.of(OTHER, List.of("passed"), "it.SubjectE2E#damaged", List.of("error"));
    assertKinds(lost, new CellResult(false, error, trace)).isEmpty();
    assertKinds(lost, new CellResult(false, Map.of(), trace)).containsExactly(OTHER_REPORT);
    assertKinds(result(true, passed), new CellResult(false, error, List.of()))
        .containsExactly(STRICTER_VERDICT, OTHER_REPORT);
  }

  @Test
  void a_green_build_that_has_lost_one_test_of_a_class_is_no_reference() {
    var passed = Map.of("it.SubjectE2E#passes", List.of("passed"));
    var timeout =
        Map.of("it.SubjectE2E#passes", List.of("passed"), "it.SubjectE2E#out", List.of("error"));
    var trace = List.of("SubjectE2E#passes", "SubjectE2E#ends 1");
    assertKinds(new CellResult(true, passed, trace), new CellResult(false, timeout, trace))
        .isEmpty();
    var reported = Map.of("it.SubjectE2E#passes", List.of("passed"), TEST, List.of("passed"));
    assertKinds(new CellResult(true, reported, trace), new CellResult(false, reported, trace))
        .containsExactly(STRICTER_VERDICT);
  }

  @Test
  void a_nested_test_that_failsafe_takes_for_one_of_the_outer_class_is_lost() {
    var inner = "it.SubjectE2E$Inner#ends";
    var trace = List.of("SubjectE2E#ends", "SubjectE2E$Inner#ends");
    var flake = new CellResult(true, Map.of(TEST, List.of("passed")), trace);
    var both = Map.of(TEST, List.of("passed"), inner, List.of("failure"));
    assertKinds(flake, new CellResult(false, both, trace)).isEmpty();
    assertKinds(GREEN, new CellResult(false, both, List.of("SubjectE2E#ends")))
        .contains(STRICTER_VERDICT, OTHER_REPORT);
  }

  @Test
  void dynamic_tests_that_failsafe_takes_for_runs_of_one_are_lost() {
    var trace = List.of("SubjectE2E#ends 1", "SubjectE2E#ends 2", "SubjectE2E#ends 2");
    var flake = new CellResult(true, GREEN.cases(), trace);
    var each = new CellResult(false, Map.of(TEST, List.of("passed", "failure")), trace);
    var retried = new Cell(Ending.DYNAMIC, Filter.NONE, "3.2.5", Retries.OURS, Way.ALONE);
    assertThat(new Comparison(retried, flake, each).differences()).isEmpty();
    assertThat(new Comparison(retried, each, flake).differences()).isNotEmpty();
    assertKinds(flake, each).containsExactly(OTHER_REPORT);
  }

  @Test
  void a_test_that_failsafe_reports_for_each_rerun_of_its_class_is_reported_once_by_a_retry() {
    var again = result(false, Map.of(TEST, List.of("passed", "passed")));
    var once = result(false, Map.of(TEST, List.of("passed")));
    var retried = new Cell(Ending.AFTER_ALL_FAILS, Filter.NONE, "3.5.4", Retries.OURS, Way.ALONE);
    assertThat(new Comparison(retried, again, once).differences()).isEmpty();
    assertThat(new Comparison(retried, again, again).differences()).isEmpty();
    assertThat(new Comparison(retried, once, again).differences()).isNotEmpty();
    assertKinds(again, once).containsExactly(OTHER_REPORT);
  }

  private static CellResult result(boolean green, Map<String, List<String>> cases) {
    return new CellResult(green, cases, List.of());
  }

  private static AbstractListAssert<
          ?, List<? extends Difference.Kind>, Difference.Kind, ObjectAssert<Difference.Kind>>
      assertKinds(CellResult failsafe, CellResult ours) {
    return assertThat(
        new Comparison(CELL, failsafe, ours).differences().stream().map(Difference::kind).toList());
  }
}
