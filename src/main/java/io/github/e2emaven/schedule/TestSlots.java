package io.github.e2emaven.schedule;

import static java.util.Objects.requireNonNull;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;

/**
 * The slots of a run: at most {@code workers} test files run at a time, whatever number of stacks
 * boots ahead. A free slot belongs to the stack that has been ready for longest. Safe for several
 * threads.
 */
public final class TestSlots {

  private final int count;
  private final Clock clock;

  /** Free slots with the time since when each is free. */
  private final TreeMap<Integer, Instant> free = new TreeMap<>();

  private final Deque<Turn> ready = new ArrayDeque<>();

  /** Turns of stacks that boot although no slot was free for them. */
  private int ahead;

  /**
   * All of them are free.
   *
   * @param workers how many, numbered from 1
   * @param clock dates their use
   */
  public TestSlots(int workers, Clock clock) {
    this.count = workers;
    this.clock = clock;
    for (int slot = 1; slot <= workers; slot++) {
      free.put(slot, clock.instant());
    }
  }

  /** How many there are. */
  public int count() {
    return count;
  }

  /**
   * A turn for a stack that is about to boot. It has a slot at once if one is free that no stack
   * ahead of it waits for.
   *
   * @param preferred the slot that it gets if that one is free
   */
  public synchronized Turn open(int preferred) {
    var turn = new Turn(preferred, clock.instant());
    if (free.size() > ahead + ready.size()) {
      take(turn);
      turn.slot.complete(turn.place);
    } else {
      ahead++;
    }
    return turn;
  }

  private void take(Turn turn) {
    var number = free.containsKey(turn.preferred) ? turn.preferred : free.firstKey();
    var since = requireNonNull(free.remove(number));
    turn.place = new Place(number, since.isAfter(turn.opened) ? since : turn.opened);
    turn.state = State.GRANTED;
  }

  /**
   * A slot as a test file has it.
   *
   * @param number 1..workers
   * @param since when it was free for this file
   */
  public record Place(int number, Instant since) {}

  private static final Place NONE = new Place(0, Instant.MAX);

  private enum State {
    AHEAD,
    READY,
    GRANTED,
    CLOSED
  }

  /** What one stack has of the slots, from its boot to the end of its tests. */
  public final class Turn implements AutoCloseable {

    private final int preferred;
    private final Instant opened;
    private final CompletableFuture<Place> slot = new CompletableFuture<>();
    private State state = State.AHEAD;
    private Place place = NONE;

    private Turn(int preferred, Instant opened) {
      this.preferred = preferred;
      this.opened = opened;
    }

    /** The slot that it has; empty before one is free for it. */
    public Optional<Place> place() {
      return slot.isDone() ? Optional.of(slot.join()) : Optional.empty();
    }

    /** Whether no slot is free for it now. */
    public boolean isAhead() {
      synchronized (TestSlots.this) {
        return state == State.AHEAD && free.isEmpty();
      }
    }

    /** The stack is ready: the slot that completes is the first one to become free for it. */
    public CompletableFuture<Place> ready() {
      queue().forEach(turn -> turn.slot.complete(turn.place));
      return slot;
    }

    /** The tests have ended, or will never run: the slot is free for the next stack. */
    @Override
    public void close() {
      leave().forEach(turn -> turn.slot.complete(turn.place));
    }

    private List<Turn> queue() {
      synchronized (TestSlots.this) {
        if (state == State.AHEAD) {
          ahead--;
          state = State.READY;
          ready.add(this);
        }
        return grant();
      }
    }

    private List<Turn> leave() {
      synchronized (TestSlots.this) {
        switch (state) {
          case AHEAD -> ahead--;
          case READY -> ready.remove(this);
          case GRANTED -> free.put(place.number(), clock.instant());
          case CLOSED -> {}
        }
        state = State.CLOSED;
        return grant();
      }
    }
  }

  /** Completed by the caller: what waits for it must not run under the lock. */
  private List<Turn> grant() {
    var granted = new ArrayList<Turn>();
    while (!free.isEmpty() && !ready.isEmpty()) {
      var turn = ready.remove();
      take(turn);
      granted.add(turn);
    }
    return granted;
  }
}
