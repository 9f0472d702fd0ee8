package io.github.e2emaven.process;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * One killable unit: every process that carries a cookie in {@code E2E_STACK}, all descendants of
 * these, and everybody in a session or process group that one of them leads. Who was found once is
 * remembered, with its start time. This JVM, its ancestors and the init process never belong to it.
 * Safe for use by several threads.
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
      throw new IllegalArgumentException("a unit needs a cookie");
    }
    var table = ProcessTable.system();
    return new ProcessUnit(table, new UnitSearch(table, cookie));
  }

  /**
   * This unit and a leader started for it. With it, those in its session are found that have no
   * environment, even when the leader itself has gone.
   */
  public ProcessUnit including(RunningProcess leader) {
    return leader.id().map(this::including).orElse(this);
  }

  /**
   * This unit and the process that has this pid now; call it while that is surely the one meant.
   */
  public ProcessUnit including(long pid) {
    return table.find(pid).map(ProcessEntry::id).map(this::including).orElse(this);
  }

  /** This unit and a process known to belong to it, gone or not. */
  public ProcessUnit including(ProcessId root) {
    return new ProcessUnit(table, search.including(root));
  }

  /** The members that are alive now; a fresh search. */
  public Set<ProcessId> members() {
    return search.search().stream().map(ProcessEntry::id).collect(Collectors.toUnmodifiableSet());
  }

  /** The pids of {@link #members}. */
  public Set<Long> pids() {
    return members().stream().map(ProcessId::pid).collect(Collectors.toUnmodifiableSet());
  }

  /**
   * Ends every member: SIGTERM to all, SIGKILL to those that are left after the grace, again and
   * again until fresh searches find nobody, at most 10 seconds after the first SIGKILL. An
   * interrupt ends the grace at once, and is kept.
   *
   * @param grace time between SIGTERM and SIGKILL
   */
  public StopReport stop(StopGrace grace) {
    return new StopLadder(table, search::search).climb(grace);
  }

  /** The same with a grace that nobody cuts short. */
  public StopReport stop(Duration grace) {
    return stop(StopGrace.of(grace));
  }

  /** The same for the members that neither have these pids nor descend from these. */
  public StopReport stopAllBut(Set<Long> spared, Duration grace) {
    return new StopLadder(table, () -> withoutFamilies(search.search(), spared))
        .climb(StopGrace.of(grace));
  }

  private static List<ProcessEntry> withoutFamilies(List<ProcessEntry> members, Set<Long> heads) {
    var families = new HashSet<>(heads);
    var others = members;
    var before = -1;
    while (others.size() != before) {
      before = others.size();
      others = others.stream().filter(entry -> !belongs(entry, families)).toList();
    }
    return others;
  }

  private static boolean belongs(ProcessEntry entry, Set<Long> families) {
    return families.contains(entry.pid())
        || (families.contains(entry.parent()) && families.add(entry.pid()));
  }
}
