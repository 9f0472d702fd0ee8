package io.github.e2emaven.machine;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ProcessorLoadTests {

  /** User, nice, system, idle, iowait, irq, softirq, steal. */
  private static final long[] BEFORE = {10, 0, 10, 100, 10, 0, 0, 0};

  @Test
  void idle_and_waiting_for_a_disk_are_no_load() {
    assertThat(ProcessorLoad.load(BEFORE, new long[] {10, 0, 10, 180, 30, 0, 0, 0})).isZero();
  }

  @Test
  void every_other_kind_of_time_is_load() {
    assertThat(ProcessorLoad.load(BEFORE, new long[] {11, 1, 11, 195, 10, 1, 1, 0}))
        .isEqualTo(0.05);
    assertThat(ProcessorLoad.load(BEFORE, new long[] {10, 0, 10, 100, 10, 0, 0, 7})).isEqualTo(1);
  }

  @Test
  void without_a_tick_there_is_no_load() {
    assertThat(ProcessorLoad.load(BEFORE, BEFORE)).isZero();
  }

  @Test
  void this_machine_has_a_load_while_this_thread_works() {
    var load = ProcessorLoad.start();
    var end = System.nanoTime() + 60_000_000_000L;
    while (load.sinceStart() == 0 && System.nanoTime() - end < 0) {
      Thread.onSpinWait();
    }
    assertThat(load.sinceStart()).isPositive().isLessThanOrEqualTo(1);
  }
}
