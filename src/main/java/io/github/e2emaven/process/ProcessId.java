package io.github.e2emaven.process;

import java.util.Optional;

/**
 * One process, and never another one that got the same pid later.
 *
 * @param pid process id
 * @param start when it started: on Linux clock ticks since boot ({@code proc(5)}, starttime),
 *     elsewhere milliseconds since the epoch; compared for equality only
 */
public record ProcessId(long pid, long start) {

  /** The process that has this pid now, zombies included; empty when there is none. */
  public static Optional<ProcessId> of(long pid) {
    return ProcessTable.system().find(pid).map(ProcessEntry::id);
  }

  /** This JVM. */
  public static ProcessId current() {
    var pid = ProcessHandle.current().pid();
    return of(pid).orElseThrow(() -> new IllegalStateException("cannot see own process " + pid));
  }

  /** Whether it still runs; false for a zombie and for another process under the same pid. */
  public boolean isAlive() {
    return isAlive(ProcessTable.system());
  }

  /** Program and arguments, the first 120 characters; empty when it is gone or not ours to read. */
  public String commandLine() {
    return isAlive() ? ProcessTable.system().briefCommandLine(pid) : "";
  }

  boolean isAlive(ProcessTable table) {
    return table.find(pid).filter(entry -> entry.isLive() && entry.id().equals(this)).isPresent();
  }
}
