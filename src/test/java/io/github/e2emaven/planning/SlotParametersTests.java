package io.github.e2emaven.planning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.e2emaven.outcome.StageException;
import io.github.e2emaven.plan.RunPlan.Rules.Slots;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SlotParametersTests {

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
    assertThat(SlotParameters.workers(value, processors)).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "-1", "0C", "many", "", "1.5", "C", "99999"})
  void any_other_number_of_workers_is_refused(String value) {
    assertThatThrownBy(() -> SlotParameters.workers(value, 4))
        .isInstanceOf(StageException.class)
        .hasMessageContaining("<workers> is '" + value + "'");
  }

  @ParameterizedTest(name = "{0} workers, lookAhead {1}, {2} files, numbered {3}: {4} and {5}")
  @CsvSource({
    "8, auto, 3, false, 3, 0",
    "2, auto, 3, false, 2, 1",
    "2, auto, 9, false, 2, 2",
    "2, AUTO, 9, true, 2, 0",
    "2, 3, 9, true, 2, 3",
    "2, 0, 9, false, 2, 0",
    "1, auto, 9, false, 1, 0",
    "1, 1, 9, false, 1, 1"
  })
  void stacks_boot_ahead_while_there_are_test_files_left_for_them(
      String workers, String ahead, int files, boolean numbered, int slots, int more) {
    assertThat(new SlotParameters(workers, ahead).slots(files, 4, numbered))
        .isEqualTo(new Slots(slots, more));
  }

  @ParameterizedTest
  @ValueSource(strings = {"-1", "", "1.5", "1C", "many", "10000"})
  void any_other_look_ahead_is_refused(String value) {
    assertThatThrownBy(() -> new SlotParameters("2", value).slots(9, 4, false))
        .isInstanceOf(StageException.class)
        .hasMessageContaining("<lookAhead> is '" + value + "'");
  }
}
