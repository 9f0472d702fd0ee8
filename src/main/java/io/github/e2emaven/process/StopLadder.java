package io.github.e2emaven.process;

import io.github.e2emaven.process.StopReport.Rung;
import io.github.e2emaven.process.StopReport.Stopped;
import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * One stop of one unit: SIGTERM, grace, SIGKILL, until two searches in a row find nobody. A search
 * alone proves little: a process that is just executing another program has no environment for a
 * moment.
 */
final class StopLadder {

  private static final Duration SEARCH_EVERY = Duration.ofMillis(500);
  private static final Duration CONFIRM_AFTER = Duration.ofMillis(5);
  private static final int FREEZE_ROUNDS = 20;

  private final ProcessTable table;
  private final Supplier<List<ProcessEntry>> search;
  private final ProcessSignals signals;
  private final Map<ProcessId, Stopped> seen = new LinkedHashMap<>();
  private final Set<ProcessId> killed = new HashSet<>();
  private boolean interrupted;

  /** Ends whom the search finds. */
  StopLadder(ProcessTable table, Supplier<List<ProcessEntry>> search) {
    this.table = table;
    this.search = search;
    this.signals = new ProcessSignals(table);
  }

  /** Climbs as far as needed. An interrupt cuts the grace short and is kept for the caller. */
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
    var told = new HashSet<ProcessId>();
    do {
      var found = find();
      ids(found).stream().filter(told::add).forEach(signals::terminate);
      signals.resume(ids(found.stream().filter(ProcessEntry::isStopped).toList()));
      awaitEnd(ids(found), deadline.atMost(SEARCH_EVERY));
      if (ids(found).stream().noneMatch(this::isAlive) && isGone()) {
        return true;
      }
    } while (!deadline.isOver() && !interrupted);
    return false;
  }

  private Rung kill() {
    var deadline = new Deadline(StopPolicy.KILL_LIMIT);
    do {
      var found = ids(freeze(deadline));
      found.forEach(signals::kill);
      killed.addAll(found);
      awaitEnd(found, deadline.atMost(SEARCH_EVERY));
      if (found.stream().noneMatch(this::isAlive) && isGone()) {
        return Rung.KILL;
      }
    } while (!deadline.isOver());
    return Rung.SURVIVORS;
  }

  /** Stops everybody first: whoever forks and exits in between would hide its child from us. */
  private List<ProcessEntry> freeze(Deadline deadline) {
    var frozen = new HashSet<ProcessId>();
    var found = find();
    for (var left = FREEZE_ROUNDS; left > 0 && frozen.addAll(ids(found)); left--) {
      if (deadline.isOver()) {
        return found;
      }
      signals.freeze(ids(found.stream().filter(entry -> !entry.isStopped()).toList()));
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

  private List<ProcessEntry> find() {
    var found = search.get();
    for (var entry : found) {
      seen.computeIfAbsent(entry.id(), id -> new Stopped(id, table.briefCommandLine(id.pid())));
    }
    return found;
  }

  private void awaitEnd(Collection<ProcessId> ids, Deadline deadline) {
    var step = Duration.ofMillis(5);
    while (!deadline.isOver() && ids.stream().anyMatch(this::isAlive)) {
      pause(step);
      step = step.compareTo(Duration.ofMillis(40)) < 0 ? step.multipliedBy(2) : step;
    }
  }

  private void pause(Duration time) {
    try {
      TimeUnit.MILLISECONDS.sleep(time.toMillis());
    } catch (InterruptedException e) {
      // The flag is set again at the end of the climb: nobody may be left behind because of it.
      interrupted = true;
    }
  }

  private boolean isAlive(ProcessId id) {
    return id.isAlive(table);
  }

  private static List<ProcessId> ids(Collection<ProcessEntry> entries) {
    return entries.stream().map(ProcessEntry::id).toList();
  }

  private StopReport report(Rung rung) {
    var survivors = seen.values().stream().filter(process -> isAlive(process.id())).toList();
    var hit = seen.values().stream().filter(process -> killed.contains(process.id())).toList();
    return new StopReport(rung, List.copyOf(seen.values()), hit, survivors);
  }
}
