package io.github.e2emaven.process;

import io.github.e2emaven.process.ProcessTable.Entry;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** One reading of the process table, and which of its processes must never be killed. */
final class ProcessSnapshot {

  private final Map<Long, Entry> byPid;
  private final Set<Long> protectedPids;
  private final List<Entry> candidates;

  ProcessSnapshot(List<Entry> entries) {
    this.byPid =
        entries.stream().collect(Collectors.toMap(Entry::pid, Function.identity(), (a, b) -> b));
    this.protectedPids = protectedPids(ProcessHandle.current().pid());
    this.candidates =
        byPid.values().stream().filter(entry -> !protectedPids.contains(entry.pid())).toList();
  }

  /** The init process, this JVM, its ancestors, and the sessions and groups of them all. */
  Set<Long> protectedPids() {
    return protectedPids;
  }

  /** All other processes. */
  List<Entry> candidates() {
    return candidates;
  }

  boolean has(long pid, Predicate<Entry> condition) {
    var entry = byPid.get(pid);
    return entry != null && condition.test(entry);
  }

  boolean isGroupOrSession(long id) {
    return byPid.values().stream().anyMatch(e -> e.session() == id || e.group() == id);
  }

  private Set<Long> protectedPids(long self) {
    var pids = new HashSet<Long>(Set.of(0L, 1L, self));
    var ancestors = new HashSet<Long>();
    var entry = byPid.get(self);
    while (entry != null && ancestors.add(entry.pid())) {
      pids.addAll(List.of(entry.pid(), entry.group(), entry.session()));
      entry = byPid.get(entry.parent());
    }
    return pids;
  }
}
