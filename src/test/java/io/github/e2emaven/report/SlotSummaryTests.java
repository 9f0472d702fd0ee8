package io.github.e2emaven.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SlotSummaryTests {

  @Test
  void tells_what_the_slots_did_and_which_one_the_run_waited_for() {
    var lines =
        lines(
            new SlotRun(2, 20)
                .attempt("a.AE2E", 1, 0, 10, "server 0 4, test 4 10")
                .attempt("a.BE2E", 2, 0, 12, "server 0 4, test 4 12")
                .attempt("a.CE2E", 1, 10, 18, "server 10 12, test 12 18"));

    assertThat(lines)
        .containsExactly(
            "Slots busy with tests 50 %; boot 25 %, idle at the end 15 %, stopping 10 %",
            "Critical path: slot 1, AE2E 10.0 s, CE2E 8.0 s",
            "Estimate: 6.0 s faster with 3 slots, 12.0 s slower with 1 slot");
  }

  @Test
  void estimates_one_slot_more_and_one_fewer_when_the_slots_are_the_limit() {
    assertThat(lines(three(1)).get(2))
        .isEqualTo("Estimate: 10.0 s faster with 3 slots, 10.0 s slower with 1 slot");
  }

  @Test
  void another_slot_changes_nothing_when_the_longest_file_is_the_limit() {
    var run =
        new SlotRun(2, 20)
            .cpu(1)
            .attempt("A", 1, 0, 20, "test 0 20")
            .attempt("B", 2, 0, 10, "test 0 10")
            .attempt("C", 2, 10, 20, "test 10 20");

    assertThat(lines(run).get(2))
        .isEqualTo("Estimate: no change with 3 slots, 20.0 s slower with 1 slot");
  }

  @Test
  void of_one_slot_there_is_none_fewer() {
    var run =
        new SlotRun(1, 20)
            .cpu(1)
            .attempt("A", 1, 0, 10, "test 0 10")
            .attempt("B", 1, 10, 20, "test 10 20");

    assertThat(lines(run).get(2)).isEqualTo("Estimate: 10.0 s faster with 2 slots");
  }

  /** 36 CPU seconds in 20 seconds of 2 processors. */
  @Test
  void estimates_nothing_when_the_processors_are_the_limit() {
    assertThat(lines(three(12)).get(2))
        .isEqualTo("Processors (2) busy 90 %: another slot would share them");
  }

  @Test
  void estimates_nothing_when_other_programs_keep_the_processors_busy() {
    assertThat(lines(three(1).load(0.95)).get(2))
        .isEqualTo("Processors (2) busy 95 %: another slot would share them");
    assertThat(lines(three(1).load(0.5)).get(2)).startsWith("Estimate: ");
    assertThat(lines(three(1).load(0.6)).get(2))
        .as("90 % with one slot more")
        .startsWith("Processors (2) busy 60 %");
  }

  @Test
  void estimates_nothing_when_the_run_is_not_whole() {
    assertThat(lines(three(1).aborted("Ctrl-C"))).hasSize(2);
    assertThat(lines(three(1).notRun("D"))).hasSize(2);
  }

  @Test
  void a_run_without_an_attempt_has_no_lines() {
    assertThat(lines(new SlotRun(2, 3).notRun("A"))).isEmpty();
  }

  /** Three files on two slots, each with CPU seconds of its own. */
  private static SlotRun three(double cpu) {
    return new SlotRun(2, 20)
        .cpu(cpu)
        .attempt("A", 1, 0, 10, "test 0 10")
        .attempt("B", 2, 0, 10, "test 0 10")
        .attempt("C", 1, 10, 20, "test 10 20");
  }

  private static List<String> lines(SlotRun run) {
    return new SlotSummary(run.record()).lines();
  }
}
