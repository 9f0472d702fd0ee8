package io.github.e2emaven.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.e2emaven.outcome.RunRecord;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class SlotTimelineTests {

  @Test
  void every_second_of_every_slot_has_its_cause() {
    var run =
        new SlotRun(2, 20)
            .attempt("A", 1, 0, 10, "ports 0 1, clone 1 2, server 2 5, test 5 10")
            .attempt("B", 2, 0, 4, "ports 0 1, clone 1 2, server 2 3, test 3 4")
            .attempt("C", 2, 4, 16, "ports 4 5, clone 5 6, server 6 9, test 9 16")
            .record();

    assertThat(timeline(run, 1))
        .isEqualTo("ports A 1, clone A 1, boot A 3, test A 5, idle at the end 6, stopping 4");
    assertThat(timeline(run, 2))
        .isEqualTo(
            "ports B 1, clone B 1, boot B 1, test B 1, ports C 1, clone C 1, boot C 3, test C 7, stopping 4");
    assertThat(SlotTimeline.of(run)).allSatisfy(slot -> assertWithoutGap(run, slot));
  }

  @Test
  void what_a_stack_did_before_its_turn_is_not_time_of_the_slot() {
    var run =
        new SlotRun(1, 9)
            .attempt("A", 1, 0, 4, "test 0 4")
            .attempt("B", 1, 4, 9, "clone 1 2, server 2 5, test 5 9")
            .record();

    assertThat(timeline(run, 1)).isEqualTo("test A 4, waiting for a stack B 1, test B 4");
  }

  @Test
  void a_boot_that_is_held_back_has_its_cause() {
    var run =
        new SlotRun(1, 9).attempt("A", 1, 0, 9, "admission 0 2, server 2 5, test 5 9").record();

    assertThat(timeline(run, 1))
        .isEqualTo("waiting for processors or memory A 2, boot A 3, test A 4");
  }

  @Test
  void time_between_two_steps_and_of_an_unknown_step_is_a_handover() {
    var run = new SlotRun(1, 9).attempt("A", 1, 1, 9, "server 2 3, magic 3 4, test 5 8").record();

    assertThat(timeline(run, 1))
        .isEqualTo(
            "handover 1, handover A 1, boot A 1, handover A 1, handover A 1, test A 3, handover A 1");
  }

  @Test
  void a_handover_of_milliseconds_counts_with_its_neighbour() {
    var run =
        new SlotRun(1, 9)
            .attempt("A", 1, 0.003, 4, "server 0.008 2, test 2.009 3.995")
            .attempt("B", 1, 4.004, 9, "test 4.008 9")
            .record();

    assertThat(timeline(run, 1)).isEqualTo("boot A 2.009, test A 1.999, test B 4.992");
    assertWithoutGap(run, SlotTimeline.of(run).get(0));
  }

  @Test
  void attempts_of_one_file_are_told_apart() {
    var run =
        new SlotRun(1, 9)
            .attempt("A", 1, 0, 4, "test 0 4")
            .attempt("A", 1, 4, 9, "test 4 9")
            .record();

    assertThat(SlotTimeline.of(run).get(0).intervals())
        .extracting(interval -> interval.work() == null ? 0 : interval.work().attempt())
        .containsExactly(1, 2);
  }

  @Test
  void a_slot_without_a_file_is_idle() {
    var run = new SlotRun(2, 9).attempt("A", 1, 0, 8, "test 0 8").record();

    assertThat(timeline(run, 2)).isEqualTo("idle at the end 8, stopping 1");
  }

  @Test
  void a_run_without_an_attempt_is_only_its_end() {
    assertThat(timeline(new SlotRun(1, 3).record(), 1)).isEqualTo("stopping 3");
  }

  private static void assertWithoutGap(RunRecord run, SlotTimeline slot) {
    var now = run.start();
    for (var interval : slot.intervals()) {
      assertThat(interval.from()).isEqualTo(now);
      assertThat(interval.to()).isAfter(now);
      now = interval.to();
    }
    assertThat(now).isEqualTo(run.end());
  }

  private static String timeline(RunRecord run, int slot) {
    List<SlotTimeline> slots = SlotTimeline.of(run);
    assertThat(slots.get(slot - 1).number()).isEqualTo(slot);
    return slots.get(slot - 1).intervals().stream()
        .map(SlotTimelineTests::text)
        .collect(Collectors.joining(", "));
  }

  private static String text(SlotTimeline.Interval interval) {
    var work = interval.work();
    var file = work == null ? "" : work.file().className() + " ";
    var seconds = String.valueOf(interval.duration().toMillis() / 1000.0).replaceFirst("\\.0$", "");
    return interval.cause().words() + " " + file + seconds;
  }
}
