package io.github.e2emaven.schedule;

import java.time.Instant;

/**
 * How many stacks of a run exist at a time, and what they wait for.
 *
 * @param places stacks at a time: the slots, and those that boot ahead of a slot
 * @param slots in which tests run
 * @param admission of boots
 */
public record Schedule(int places, TestSlots slots, BootAdmission admission) {

  /** Where a stack is shown that could not boot ahead of its slot. */
  public TestSlots.Place noSlot(int place, Instant now) {
    return new TestSlots.Place(Math.min(place, slots.count()), now);
  }
}
