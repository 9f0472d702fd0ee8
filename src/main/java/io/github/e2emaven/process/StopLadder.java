package io.github.e2emaven.process;

import io.github.e2emaven.process.ProcessTable.Entry;
import io.github.e2emaven.process.StopGrace.Deadline;
import io.github.e2emaven.process.StopReport.Rung;
import io.github.e2emaven.process.StopReport.Stopped;
import java.time.Duration;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * One stop of one unit: SIGTERM, grace, SIGKILL, until two searches in a row find no process. One
 * search proves little: a process that is executing another program has no environment for a
 * moment.
 */
final class StopLadder {

  private static final Duration SEARCH_EVERY = Duration.ofMillis(500);
  private static final Duration CONFIRM_AFTER = Duration.ofMillis(5);
  private static final int FREEZE_ROUNDS = 20;

  private final ProcessTable table;
  private final Supplier<List<Entry>> search;
  private final ProcessSignals signals;
  private final Map<ProcessId, Stopped> seen = new LinkedHashMap<>();
  private final Set<ProcessId> killed = new HashSet<>();
  private boolean interrupted;

  /** Stops every process that the search finds. */
  StopLadder(ProcessTable table, Supplier<List<Entry>> search) {
    this.table = table;
    this.search = search;
    this.signals = new ProcessSignals(table);
  }

  /** Climbs as far as needed. An interrupt ends the grace and is kept for the caller. */
  StopReport climb(StopGrace grace) {
    var before = Thread.interrupted();
    try {
      if (isGone()) {
        return report(Rung.NONE);
      }
      return report(grace.during(this::terminate) ? Rung.TERM : kill());
    } finally {
      if (before || interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private boolean terminate(Deadline deadline) {
    var signalled = new HashSet<ProcessId>();
    do {
      var found = find();
      found.stream()
          .filter(entry -> signalled.add(ProcessId.of(entry)))
          .forEach(signals::terminate);
      signals.resume(found.stream().filter(Entry::isStopped).toList());
      awaitEnd(found, deadline.atMost(SEARCH_EVERY));
      if (found.stream().noneMatch(this::isAlive) && isGone()) {
        return true;
      }
    } while (!deadline.isOver() && !interrupted);
    return false;
  }

  private Rung kill() {
    var deadline = new Deadline(StopPolicy.KILL_LIMIT);
    do {
      var found = freeze(deadline);
      found.forEach(signals::kill);
      killed.addAll(ids(found));
      awaitEnd(found, deadline.atMost(SEARCH_EVERY));
      if (found.stream().noneMatch(this::isAlive) && isGone()) {
        return Rung.KILL;
      }
    } while (!deadline.isOver());
    return Rung.SURVIVORS;
  }

  /** Freezes all processes first: one that forks and exits in between would hide its child. */
  private List<Entry> freeze(Deadline deadline) {
    var frozen = new HashSet<ProcessId>();
    var found = find();
    for (var left = FREEZE_ROUNDS; left > 0 && frozen.addAll(ids(found)); left--) {
      if (deadline.isOver()) {
        return found;
      }
      signals.freeze(found.stream().filter(entry -> !entry.isStopped()).toList());
      found = find();
    }
    return found;
  }

  private boolean isGone() {
    if (!find().isEmpty()) {
      return false;
    }
    pause(CONFIRM_AFTER);
    return find().isEmpty();
  }

  private List<Entry> find() {
    var found = search.get();
    for (var entry : found) {
      seen.computeIfAbsent(
          ProcessId.of(entry), id -> new Stopped(id, table.briefCommandLine(id.pid())));
    }
    return found;
  }

  private void awaitEnd(List<Entry> processes, Deadline deadline) {
    var step = Duration.ofMillis(5);
    while (!deadline.isOver() && processes.stream().anyMatch(this::isAlive)) {
      pause(step);
      step = step.compareTo(Duration.ofMillis(40)) < 0 ? step.multipliedBy(2) : step;
    }
  }

  private void pause(Duration time) {
    try {
      TimeUnit.MILLISECONDS.sleep(time.toMillis());
    } catch (InterruptedException e) {
      // The flag is set again at the end of the climb: an interrupt must leave no process behind.
      interrupted = true;
    }
  }

  private boolean isAlive(Entry process) {
    return table.isRunning(process.pid(), process.start());
  }

  private boolean isAlive(Stopped process) {
    return table.isRunning(process.id().pid(), process.id().start());
  }

  private static List<ProcessId> ids(List<Entry> entries) {
    return entries.stream().map(ProcessId::of).toList();
  }

  private StopReport report(Rung rung) {
    var survivors = seen.values().stream().filter(this::isAlive).toList();
    var hit = seen.values().stream().filter(process -> killed.contains(process.id())).toList();
    return new StopReport(rung, List.copyOf(seen.values()), hit, survivors);
  }
}
