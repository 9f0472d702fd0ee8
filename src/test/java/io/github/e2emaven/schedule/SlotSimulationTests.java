package io.github.e2emaven.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SlotSimulationTests {

  /** Each item goes to the slot that is free first. */
  @ParameterizedTest
  @CsvSource({"1, 20", "2, 11", "3, 9", "4, 9", "99, 9"})
  void the_span_of_some_number_of_slots(int slots, int seconds) {
    var simulation = schedule(2, 9, 4, 5);
    assertThat(simulation.span(slots)).hasSeconds(seconds);
  }

  @Test
  void the_longest_item_first_makes_the_span_shorter() {
    assertThat(schedule(1, 1, 1, 1, 4).span(2)).hasSeconds(6);
    assertThat(schedule(4, 1, 1, 1, 1).span(2)).hasSeconds(4);
  }

  @Test
  void nothing_takes_no_time() {
    assertThat(schedule().span(3)).isZero();
  }

  private static SlotSimulation schedule(int... seconds) {
    List<Duration> durations = IntStream.of(seconds).mapToObj(Duration::ofSeconds).toList();
    return new SlotSimulation(durations);
  }
}
