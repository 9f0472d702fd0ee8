package io.github.e2emaven.planning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.e2emaven.outcome.StageException;
import io.github.e2emaven.plan.RunPlan.Rules.KeepDatabases;
import io.github.e2emaven.plan.RunPlan.Rules.Retention;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BehaviourParametersTests {

  @ParameterizedTest(name = "{0} on {1} processors are {2}")
  @CsvSource({
    "4, 2, 4",
    "1, 64, 1",
    "0.5C, 8, 4",
    "0.5C, 1, 1",
    "2c, 3, 6",
    "1.5C, 3, 4",
    "auto, 8, 8",
    "AUTO, 1, 2",
    "' 3 ', 2, 3"
  })
  void workers_are_a_number_or_a_multiple_of_the_processors(
      String value, int processors, int expected) {
    assertThat(BehaviourParameters.slots(value, processors)).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "-1", "0C", "many", "", "1.5", "C", "99999"})
  void any_other_number_of_workers_is_refused(String value) {
    assertThatThrownBy(() -> BehaviourParameters.slots(value, 4))
        .isInstanceOf(StageException.class)
        .hasMessageContaining("<workers> is '" + value + "'");
  }

  @Test
  void there_are_no_more_workers_than_test_files() {
    var rules = behaviour("8", 1, 60, "All-If-Failed").rules(3, 1);
    assertThat(rules.workers()).isEqualTo(3);
    assertThat(rules.retries()).isEqualTo(1);
    assertThat(rules.timeout()).isEqualTo(Duration.ofSeconds(60));
    assertThat(rules.keepDatabases()).isEqualTo(KeepDatabases.ALL_IF_FAILED);
  }

  @ParameterizedTest(name = "retries {0}, timeout {1}, keepDatabases {2}")
  @CsvSource({
    "-1, 60, failed, <retries> is -1",
    "0, 0, failed, <timeoutInSeconds> is 0",
    "0, 60, sometimes, <keepDatabases> is 'sometimes'"
  })
  void a_value_out_of_range_is_refused_by_name(
      int retries, int timeout, String keep, String message) {
    assertThatThrownBy(() -> behaviour("1", retries, timeout, keep).rules(3, 1))
        .isInstanceOf(StageException.class)
        .hasMessageContaining(message);
  }

  @ParameterizedTest(name = "keepRuns {0}, keepRunsInMegabytes {1}")
  @CsvSource({"0, 1, <keepRuns> is 0", "1, -1, <keepRunsInMegabytes> is -1"})
  void at_least_the_new_run_keeps_its_files(int runs, int megabytes, String message) {
    var behaviour = new BehaviourParameters("1", false, 0, 60, 0, "failed", runs, megabytes);
    assertThatThrownBy(() -> behaviour.rules(3, 1))
        .isInstanceOf(StageException.class)
        .hasMessageContaining(message);
  }

  @Test
  void megabytes_are_those_of_memory() {
    assertThat(behaviour("1", 0, 60, "failed").rules(3, 1).retention())
        .isEqualTo(new Retention(10, 1L << 30));
  }

  private static BehaviourParameters behaviour(
      String workers, int retries, int timeout, String keep) {
    return new BehaviourParameters(workers, false, retries, timeout, 0, keep, 10, 1024);
  }
}
