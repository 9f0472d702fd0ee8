package io.github.e2emaven.process;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Finds the members of a unit in the process table, and remembers whom it found: by cookie, by
 * descent, and by the sessions and process groups that members lead or led. Safe for use by several
 * threads.
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

  /** A search that also knows this process, and leads on from it. */
  synchronized UnitSearch including(ProcessId root) {
    var other = new UnitSearch(table, cookie);
    other.known.addAll(known);
    other.led.addAll(led);
    other.known.add(root);
    other.led.add(root.pid());
    return other;
  }

  /** The members that are alive now, stopped ones included. */
  synchronized List<ProcessEntry> search() {
    var snapshot = new ProcessSnapshot(table.snapshot());
    forgetReused(snapshot);
    var members = new HashMap<Long, ProcessEntry>();
    while (grow(snapshot, members)) {
      // Each round finds the children of those found in the round before.
    }
    led.removeIf(id -> !members.containsKey(id) && !snapshot.isGroupOrSession(id));
    return members.values().stream().filter(ProcessEntry::isLive).toList();
  }

  /** A pid that now belongs to somebody else leads nothing of ours. */
  private void forgetReused(ProcessSnapshot snapshot) {
    led.removeIf(id -> snapshot.has(id, entry -> !known.contains(entry.id()) && !isMarked(entry)));
    led.removeAll(snapshot.protectedPids());
  }

  private boolean grow(ProcessSnapshot snapshot, Map<Long, ProcessEntry> members) {
    var before = members.size();
    for (var entry : snapshot.candidates()) {
      if (!members.containsKey(entry.pid()) && belongs(entry, members)) {
        members.put(entry.pid(), entry);
        remember(entry);
      }
    }
    return members.size() > before;
  }

  private boolean belongs(ProcessEntry entry, Map<Long, ProcessEntry> members) {
    return isMarked(entry)
        || known.contains(entry.id())
        || members.containsKey(entry.parent())
        || isLed(entry, members);
  }

  /** Another stack's cookie in a session whose leader is gone: the number was used again. */
  private boolean isLed(ProcessEntry entry, Map<Long, ProcessEntry> members) {
    var leaderSeen = members.containsKey(entry.session()) || members.containsKey(entry.group());
    var plausible = leaderSeen || entry.cookie().isEmpty();
    return plausible && (led.contains(entry.session()) || led.contains(entry.group()));
  }

  private boolean isMarked(ProcessEntry entry) {
    return entry.cookie().equals(cookie);
  }

  private void remember(ProcessEntry entry) {
    known.add(entry.id());
    if (entry.leadsSession() || entry.leadsGroup()) {
      led.add(entry.pid());
    }
  }
}
