package io.github.e2emaven.planning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.e2emaven.outcome.StageException;
import io.github.e2emaven.plan.RunPlan.Rules.KeepDatabases;
import io.github.e2emaven.plan.RunPlan.Rules.Retention;
import io.github.e2emaven.plan.RunPlan.Rules.Slots;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BehaviourParametersTests {

  private static final SlotParameters ASKED = new SlotParameters("3", "0");
  private static final Slots SLOTS = new Slots(3, 0);

  @Test
  void rules_are_what_was_asked_for() {
    var rules = behaviour(1, 60, "All-If-Failed").rules(SLOTS);
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
    assertThatThrownBy(() -> behaviour(retries, timeout, keep).rules(SLOTS))
        .isInstanceOf(StageException.class)
        .hasMessageContaining(message);
  }

  @ParameterizedTest(name = "keepRuns {0}, keepRunsInMegabytes {1}")
  @CsvSource({"0, 1, <keepRuns> is 0", "1, -1, <keepRunsInMegabytes> is -1"})
  void at_least_the_new_run_keeps_its_files(int runs, int megabytes, String message) {
    var behaviour = new BehaviourParameters(ASKED, false, 0, 60, 0, "failed", runs, megabytes);
    assertThatThrownBy(() -> behaviour.rules(SLOTS))
        .isInstanceOf(StageException.class)
        .hasMessageContaining(message);
  }

  @Test
  void megabytes_are_those_of_memory() {
    assertThat(behaviour(0, 60, "failed").rules(SLOTS).retention())
        .isEqualTo(new Retention(10, 1L << 30));
  }

  private static BehaviourParameters behaviour(int retries, int timeout, String keep) {
    return new BehaviourParameters(ASKED, false, retries, timeout, 0, keep, 10, 1024);
  }
}
