package io.github.e2emaven.process;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

/**
 * One process, and never another one that got the same pid later.
 *
 * @param pid process id
 * @param start when it started: on Linux clock ticks since boot ({@code proc(5)}, starttime),
 *     elsewhere milliseconds since the epoch; compared for equality only
 */
public record ProcessId(long pid, long start) {

  private static final long POLL_NANOS = 10_000_000;

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

  /**
   * Waits for its end, at most this long; an interrupt ends the wait and is kept.
   *
   * @return whether it has ended
   */
  public boolean endsWithin(Duration limit) {
    var deadline = new Deadline(limit);
    while (isAlive() && !deadline.isOver() && !Thread.currentThread().isInterrupted()) {
      LockSupport.parkNanos(POLL_NANOS);
    }
    return !isAlive();
  }

  /** Sends SIGINT to exactly this process; nothing happens when it is gone. */
  public void interrupt() {
    new ProcessSignals(ProcessTable.system()).send("INT", this);
  }

  /** Sends SIGQUIT to exactly this process; nothing happens when it is gone. */
  public void quit() {
    new ProcessSignals(ProcessTable.system()).send("QUIT", this);
  }

  /**
   * Program and arguments, start and end if it is long; empty when it is gone or not ours to read.
   */
  public String commandLine() {
    return isAlive() ? ProcessTable.system().briefCommandLine(pid) : "";
  }

  boolean isAlive(ProcessTable table) {
    return table.find(pid).filter(entry -> entry.isLive() && entry.id().equals(this)).isPresent();
  }
}
