package io.github.e2emaven.report;

import io.github.e2emaven.outcome.AttemptOutcome;
import io.github.e2emaven.outcome.FileOutcome;
import io.github.e2emaven.outcome.RunRecord;
import io.github.e2emaven.plan.TestFile;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What one slot did from the start of a run to its end, computed from the attempts and their
 * phases.
 *
 * @param number 1..workers
 * @param intervals in order of time, without a gap
 */
record SlotTimeline(int number, List<Interval> intervals) {

  /** Our own steps between two phases; a shorter one counts with what it follows. */
  private static final Duration SHORTEST_HANDOVER = Duration.ofMillis(10);

  SlotTimeline {
    intervals = List.copyOf(intervals);
  }

  /** What a slot does. */
  enum Cause {
    /** The tests of a file run. */
    TEST("test", "test"),
    /** A server starts. */
    BOOT("boot", "server"),
    /** A database is cloned. */
    CLONE("clone", "clone"),
    /** Ports are claimed. */
    PORTS("ports", "ports"),
    /** A boot is held back. */
    ADMISSION("waiting for processors or memory", "admission"),
    /** The stack that is next began to boot ahead of the slot, and is not ready. */
    WAITING_FOR_STACK("waiting for a stack", ""),
    /** The slot is between two steps, or a phase has no cause here. */
    HANDOVER("handover", ""),
    /** The last stacks are being released. */
    STOPPING("stopping", "close"),
    /** No test file is left, and other slots still run theirs. */
    IDLE("idle at the end", "");

    private static final Set<Cause> SETUP = EnumSet.of(BOOT, CLONE, PORTS);

    private final String words;
    private final String phase;

    Cause(String words, String phase) {
      this.words = words;
      this.phase = phase;
    }

    /** As reports show it. */
    String words() {
      return words;
    }

    private static Cause of(AttemptOutcome.Phase phase) {
      return Stream.of(values())
          .filter(cause -> cause.phase.equals(phase.name()))
          .findFirst()
          .orElse(HANDOVER);
    }

    private Cause ofStackAhead() {
      return SETUP.contains(this) ? WAITING_FOR_STACK : this;
    }
  }

  /**
   * Some time of a slot.
   *
   * @param from its beginning
   * @param to its end, later than that
   * @param cause what the slot did
   * @param work null when it had no test file
   */
  record Interval(Instant from, Instant to, Cause cause, @Nullable Work work) {

    Duration duration() {
      return Duration.between(from, to);
    }
  }

  /**
   * An attempt of a test file.
   *
   * @param file the test class
   * @param attempt 1 for the first
   */
  record Work(TestFile file, int attempt) {}

  /** The timelines of all slots. */
  static List<SlotTimeline> of(RunRecord run) {
    var lastEnd =
        attempts(run).map(it -> it.outcome().end()).max(Instant::compareTo).orElse(run.start());
    return IntStream.rangeClosed(1, run.workers())
        .mapToObj(slot -> new SlotTimeline(slot, new Cursor(run, lastEnd).intervals(slot)))
        .toList();
  }

  /** All attempts in the order of their start. */
  static Stream<SlotAttempt> attempts(RunRecord run) {
    return run.files().stream()
        .flatMap(file -> file.attempts().stream().map(attempt -> new SlotAttempt(file, attempt)))
        .sorted(Comparator.comparing(attempt -> attempt.outcome().start()));
  }

  /**
   * What a slot had to do.
   *
   * @param file the test file
   * @param outcome one of its attempts
   */
  record SlotAttempt(FileOutcome file, AttemptOutcome outcome) {}

  /** Walks along the time of one slot. */
  private static final class Cursor {

    private final RunRecord run;
    private final Instant lastEnd;
    private final List<Interval> intervals = new ArrayList<>();
    private Instant now;

    Cursor(RunRecord run, Instant lastEnd) {
      this.run = run;
      this.lastEnd = lastEnd;
      this.now = run.start();
    }

    List<Interval> intervals(int slot) {
      attempts(run).filter(it -> it.outcome().slot() == slot).forEach(this::attempt);
      moveTo(lastEnd, Cause.IDLE, null);
      moveTo(run.end(), Cause.STOPPING, null);
      return intervals;
    }

    private void attempt(SlotAttempt attempt) {
      var outcome = attempt.outcome();
      var work = new Work(attempt.file().file(), outcome.number());
      moveTo(outcome.start(), Cause.HANDOVER, null);
      phases(outcome)
          .forEach(
              phase -> {
                moveTo(phase.start(), Cause.HANDOVER, work);
                moveTo(phase.end(), cause(phase, outcome), work);
              });
      moveTo(outcome.end(), Cause.HANDOVER, work);
    }

    private static Cause cause(AttemptOutcome.Phase phase, AttemptOutcome outcome) {
      var cause = Cause.of(phase);
      var ahead = phases(outcome).findFirst().orElse(phase).start().isBefore(outcome.start());
      return ahead ? cause.ofStackAhead() : cause;
    }

    private static Stream<AttemptOutcome.Phase> phases(AttemptOutcome outcome) {
      return outcome.phases().stream().sorted(Comparator.comparing(AttemptOutcome.Phase::start));
    }

    private void moveTo(Instant time, Cause cause, @Nullable Work work) {
      if (!time.isAfter(now)) {
        return;
      }
      var next = new Interval(now, time, cause, work);
      if (cause != Cause.HANDOVER || next.duration().compareTo(SHORTEST_HANDOVER) >= 0) {
        intervals.add(next);
        now = time;
      } else if (!intervals.isEmpty()) {
        var last = intervals.remove(intervals.size() - 1);
        intervals.add(new Interval(last.from(), time, last.cause(), last.work()));
        now = time;
      }
    }
  }
}
