package io.github.e2emaven.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TestSlotsTests {

  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

  private Instant now = START;
  private TestSlots slots = new TestSlots(1, Clock.systemUTC());

  @BeforeEach
  void twoSlots() {
    InstantSource source = () -> now;
    slots = new TestSlots(2, source.withZone(ZoneOffset.UTC));
  }

  @Test
  void a_free_slot_is_taken_before_the_boot() {
    assertThat(slots.open(2).place()).contains(new TestSlots.Place(2, START));
    assertThat(slots.open(2).place()).contains(new TestSlots.Place(1, START));
    assertThat(slots.open(3).place()).isEmpty();
  }

  @Test
  void a_slot_belongs_to_the_stack_that_has_been_ready_for_longest() {
    var first = slots.open(1);
    slots.open(2);
    var slow = slots.open(3);
    var fast = slots.open(4);
    assertThat(fast.ready()).as("its slot").isNotNull();
    assertThat(slow.ready()).as("its slot").isNotNull();
    at(5);
    first.close();
    assertThat(fast.place()).contains(new TestSlots.Place(1, now));
    assertThat(slow.place()).isEmpty();
  }

  @Test
  void a_free_slot_waits_for_the_stack_that_boots_ahead() {
    var first = slots.open(1);
    slots.open(2);
    var ahead = slots.open(3);
    at(5);
    first.close();
    assertThat(slots.open(1).place()).as("a later stack").isEmpty();
    at(7);
    assertThat(ahead.ready()).as("its slot").isNotNull();
    assertThat(ahead.place())
        .as("free since")
        .contains(new TestSlots.Place(1, START.plusSeconds(5)));
  }

  @Test
  void a_stack_that_leaves_early_waits_for_no_slot_any_more() {
    var first = slots.open(1);
    slots.open(2);
    var booting = slots.open(3);
    var ready = slots.open(4);
    assertThat(ready.ready()).as("its slot").isNotNull();
    booting.close();
    ready.close();
    first.close();
    first.close();
    assertThat(slots.open(1).place()).isPresent();
    assertThat(slots.open(1).place()).isEmpty();
  }

  @Test
  void a_slot_that_is_free_at_once_completes_at_once() {
    assertThat(slots.open(1).ready()).isCompleted();
    var other = slots.open(2);
    var waiting = slots.open(3);
    var slot = waiting.ready();
    assertThat(slot).isNotDone();
    other.close();
    assertThat(slot).isCompletedWithValueMatching(place -> place.number() == 2);
  }

  private void at(int seconds) {
    now = START.plus(Duration.ofSeconds(seconds));
  }
}
