package io.github.e2emaven.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

class RunRegistryTests {

  private static final Predicate<String> A_AND_B_RUN_TESTS = Set.of("a", "b")::contains;

  private final Map<Object, Object> context = new HashMap<>();

  @Test
  void a_build_without_any_run_did_not_look_for_test_files() {
    assertThat(runs("a").hadNothingToRun()).isFalse();
    assertThat(runs("a").hasRun()).isFalse();
    assertThat(runs("a").judge()).isEmpty();
  }

  @Test
  void a_prepared_run_is_executed_once() {
    runs("a").put("run");
    assertThat(runs("a").take(A_AND_B_RUN_TESTS)).contains("run");
    assertThat(runs("a").isPrepared(A_AND_B_RUN_TESTS)).isFalse();
    assertThat(runs("a").take(A_AND_B_RUN_TESTS)).isEmpty();
  }

  @Test
  void a_run_is_executed_by_its_own_execution_only() {
    runs("a").put("run");
    runs("a").take(A_AND_B_RUN_TESTS);
    assertThat(runs("b").isPrepared(A_AND_B_RUN_TESTS)).isFalse();
    assertThat(runs("default-cli").isPrepared(A_AND_B_RUN_TESTS)).isFalse();
  }

  @Test
  void a_run_that_another_execution_will_execute_is_left_to_it() {
    runs("a").put("run");
    assertThat(runs("b").isPrepared(A_AND_B_RUN_TESTS)).isFalse();
    assertThat(runs("a").isPrepared(A_AND_B_RUN_TESTS)).isTrue();
  }

  @Test
  void a_run_of_an_execution_that_only_prepares_moves_to_the_execution_that_executes_it() {
    runs("preparing").put("run");
    assertThat(runs("a").take(A_AND_B_RUN_TESTS)).contains("run");
    runs("b").put("other");
    assertThat(runs("a").close()).containsExactly("run");
    assertThat(runs("a").judge()).containsExactly("run");
  }

  @Test
  void of_several_prepared_runs_none_is_guessed() {
    runs("one").put("run 1");
    runs("two").put("run 2");
    assertThat(runs("a").isPrepared(A_AND_B_RUN_TESTS)).isFalse();
  }

  @Test
  void a_run_that_was_closed_is_not_executed() {
    runs("preparing").put("run");
    assertThat(runs("cleaning").close()).containsExactly("run");
    assertThat(runs("a").isPrepared(A_AND_B_RUN_TESTS)).isFalse();
  }

  @Test
  void an_execution_without_its_own_run_closes_all_runs_and_judges_each_once() {
    runs("a").put("run 1");
    runs("b").put("run 2");
    assertThat(runs("cleaning").close()).containsExactly("run 1", "run 2");
    assertThat(runs("a").judge()).containsExactly("run 1");
    assertThat(runs("reporting").judge()).containsExactly("run 2");
    assertThat(runs("default-cli").judge()).containsExactly("run 1", "run 2");
  }

  @Test
  void a_new_run_replaces_an_earlier_one() {
    runs("a").put("run 1");
    assertThat(runs("a").remove()).contains("run 1");
    assertThat(runs("a").remove()).isEmpty();
    runs("a").put("run 2");
    assertThat(runs("a").judge()).containsExactly("run 2");
  }

  @Test
  void that_no_test_file_was_found_is_known_to_the_same_execution() {
    runs("a").nothingToRun();
    runs("b").put("run");
    assertThat(runs("a").isPrepared(A_AND_B_RUN_TESTS)).isTrue();
    assertThat(runs("a").take(A_AND_B_RUN_TESTS)).isEmpty();
    assertThat(runs("a").isPrepared(A_AND_B_RUN_TESTS)).isFalse();
    assertThat(runs("a").hadNothingToRun()).isTrue();
    assertThat(runs("a").close()).isEmpty();
  }

  @Test
  void that_no_test_file_was_found_is_not_known_to_other_executions() {
    runs("preparing").nothingToRun();
    assertThat(runs("a").isPrepared(A_AND_B_RUN_TESTS)).isFalse();
  }

  @Test
  void an_execution_that_only_reports_has_no_run_when_no_execution_has() {
    runs("a").nothingToRun();
    assertThat(runs("reporting").hadNothingToRun()).isTrue();
    runs("b").put("run");
    assertThat(runs("reporting").hadNothingToRun()).isFalse();
    assertThat(runs("reporting").hasRun()).isTrue();
  }

  @Test
  void each_execution_counts_how_often_it_has_run_its_tests() {
    assertThat(runs("a").time("parallel-e2e")).isEqualTo(1);
    assertThat(runs("a").time("parallel-e2e")).isEqualTo(2);
    assertThat(runs("b").time("parallel-e2e")).isEqualTo(1);
  }

  @Test
  void each_goal_of_an_execution_is_counted_by_itself() {
    assertThat(runs("a").time("prepare")).isEqualTo(1);
    assertThat(runs("a").time("parallel-e2e")).isEqualTo(1);
  }

  @Test
  void a_run_without_a_verdict_stays_open_whatever_is_skipped() {
    runs("a").put("run");
    assertThat(runs("a").hasUnjudged()).isTrue();
    runs("a").take(A_AND_B_RUN_TESTS);
    runs("a").skip();
    assertThat(runs("a").hasUnjudged()).isTrue();
    assertThat(runs("reporting").hasUnjudged()).isTrue();
    runs("a").judge();
    assertThat(runs("a").hasUnjudged()).isFalse();
    assertThat(runs("a").claim("run")).isFalse();
  }

  @Test
  void a_run_that_no_goal_judges_is_claimed_once() {
    runs("a").put("run");
    runs("b").put("other");
    assertThat(runs("a").claim("run")).isTrue();
    assertThat(runs("a").claim("run")).isFalse();
    assertThat(runs("a").hasUnjudged()).isFalse();
    assertThat(runs("b").hasUnjudged()).isTrue();
  }

  @Test
  void a_prepared_run_whose_execution_is_skipped_is_withdrawn() {
    runs("preparing").put("run");
    assertThat(runs("a").hasPrepared()).isTrue();
    assertThat(runs("a").withdraw(A_AND_B_RUN_TESTS)).contains("run");
    runs("a").skip();
    assertThat(runs("a").wasSkipped()).isTrue();
    assertThat(runs("a").hasUnjudged()).isFalse();
    assertThat(runs("reporting").hasUnjudged()).isFalse();
  }

  @Test
  void the_current_run_is_that_of_the_execution() {
    runs("a").put("run");
    assertThat(runs("a").current()).contains("run");
    assertThat(runs("b").current()).isEmpty();
  }

  private RunRegistry<String> runs(String execution) {
    return new RunRegistry<>(context, execution);
  }
}
