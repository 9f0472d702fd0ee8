package io.github.e2emaven.process;

import io.github.e2emaven.process.ProcessTable.Entry;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * One killable unit: every process that carries a cookie in {@code E2E_STACK}, its descendants, and
 * all processes in a session or process group that one of them leads. A process that was found once
 * is remembered, with its start time. This JVM, its ancestors and the init process never belong to
 * it. Safe for use by several threads.
 */
public final class ProcessUnit {

  private final ProcessTable table;
  private final UnitSearch search;

  private ProcessUnit(ProcessTable table, UnitSearch search) {
    this.table = table;
    this.search = search;
  }

  /**
   * The unit of a cookie.
   *
   * @throws IllegalArgumentException when the cookie is empty
   */
  public static ProcessUnit of(String cookie) {
    if (cookie.isEmpty()) {
      throw new IllegalArgumentException("A unit needs a cookie");
    }
    var table = SystemProcessTable.get();
    return new ProcessUnit(table, new UnitSearch(table, cookie));
  }

  /**
   * This unit and a leader started for it. It also finds the processes of the leader's session that
   * have no environment, even when the leader itself is gone.
   */
  public ProcessUnit including(RunningProcess leader) {
    return leader.id().map(this::including).orElse(this);
  }

  /**
   * This unit and the process that has this pid now; only for a pid that cannot have been reused.
   */
  public ProcessUnit including(long pid) {
    return table.find(pid).map(ProcessId::of).map(this::including).orElse(this);
  }

  /** This unit and a process known to belong to it, gone or not. */
  public ProcessUnit including(ProcessId root) {
    return new ProcessUnit(table, search.including(root));
  }

  /** The members that are alive now; a fresh search. */
  public Set<ProcessId> members() {
    return search.search().stream().map(ProcessId::of).collect(Collectors.toUnmodifiableSet());
  }

  /** The pids of {@link #members}. */
  public Set<Long> pids() {
    return members().stream().map(ProcessId::pid).collect(Collectors.toUnmodifiableSet());
  }

  /**
   * Stops every member: SIGTERM to all, SIGKILL to the remaining ones after the grace, repeated
   * until fresh searches find none, for at most {@link StopPolicy#KILL_LIMIT} after the first
   * SIGKILL. An interrupt ends the grace at once, and is kept.
   *
   * @param grace time between SIGTERM and SIGKILL
   */
  public StopReport stop(StopGrace grace) {
    return new StopLadder(table, search::search).climb(grace);
  }

  /** Stops every member with a grace that no cancellation shortens. */
  public StopReport stop(Duration grace) {
    return stop(StopGrace.of(grace));
  }

  /** Stops the members that neither have these pids nor descend from them. */
  public StopReport stopAllBut(Set<Long> spared, Duration grace) {
    return new StopLadder(table, () -> withoutFamilies(search.search(), spared))
        .climb(StopGrace.of(grace));
  }

  private static List<Entry> withoutFamilies(List<Entry> members, Set<Long> heads) {
    var families = new HashSet<>(heads);
    var others = members;
    var before = -1;
    while (others.size() != before) {
      before = others.size();
      others = others.stream().filter(entry -> !belongs(entry, families)).toList();
    }
    return others;
  }

  private static boolean belongs(Entry entry, Set<Long> families) {
    return families.contains(entry.pid())
        || (families.contains(entry.parent()) && families.add(entry.pid()));
  }
}
