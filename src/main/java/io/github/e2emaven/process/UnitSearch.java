package io.github.e2emaven.process;

import io.github.e2emaven.process.ProcessTable.Entry;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Finds the members of a unit in the process table: by cookie, by descent, and by the sessions and
 * process groups that members lead or led. Remembers every process that it found. Safe for use by
 * several threads.
 */
final class UnitSearch {

  private final ProcessTable table;
  private final String cookie;
  private final Set<ProcessId> known = new HashSet<>();
  private final Set<Long> led = new HashSet<>();

  UnitSearch(ProcessTable table, String cookie) {
    this.table = table;
    this.cookie = cookie;
  }

  /** A search that also knows this process, its descendants and the session that it leads. */
  synchronized UnitSearch including(ProcessId root) {
    var other = new UnitSearch(table, cookie);
    other.known.addAll(known);
    other.led.addAll(led);
    other.known.add(root);
    other.led.add(root.pid());
    return other;
  }

  /** The members that are alive now, stopped ones included. */
  synchronized List<Entry> search() {
    var snapshot = new ProcessSnapshot(table.snapshot());
    forgetReused(snapshot);
    var members = new HashMap<Long, Entry>();
    while (grow(snapshot, members)) {
      // Each round finds the children of the processes found in the round before.
    }
    led.removeIf(id -> !members.containsKey(id) && !snapshot.isGroupOrSession(id));
    return members.values().stream().filter(Entry::isLive).toList();
  }

  /** A pid that now belongs to a process outside the unit leads no session of the unit. */
  private void forgetReused(ProcessSnapshot snapshot) {
    led.removeIf(
        id -> snapshot.has(id, entry -> !known.contains(ProcessId.of(entry)) && !isMarked(entry)));
    led.removeAll(snapshot.protectedPids());
  }

  private boolean grow(ProcessSnapshot snapshot, Map<Long, Entry> members) {
    var before = members.size();
    for (var entry : snapshot.candidates()) {
      if (!members.containsKey(entry.pid()) && belongs(entry, members)) {
        members.put(entry.pid(), entry);
        remember(entry);
      }
    }
    return members.size() > before;
  }

  private boolean belongs(Entry entry, Map<Long, Entry> members) {
    return isMarked(entry)
        || known.contains(ProcessId.of(entry))
        || members.containsKey(entry.parent())
        || isLed(entry, members);
  }

  /** Another stack's cookie in a session whose leader is gone: the number was reused. */
  private boolean isLed(Entry entry, Map<Long, Entry> members) {
    var leaderSeen = members.containsKey(entry.session()) || members.containsKey(entry.group());
    var plausible = leaderSeen || entry.cookie().isEmpty();
    return plausible && (led.contains(entry.session()) || led.contains(entry.group()));
  }

  private boolean isMarked(Entry entry) {
    return entry.cookie().equals(cookie);
  }

  private void remember(Entry entry) {
    known.add(ProcessId.of(entry));
    if (entry.leadsSession() || entry.leadsGroup()) {
      led.add(entry.pid());
    }
  }
}
