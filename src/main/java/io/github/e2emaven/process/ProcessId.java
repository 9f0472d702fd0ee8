package io.github.e2emaven.process;

import io.github.e2emaven.process.ProcessTable.Entry;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

/**
 * Identifies one process, and never a later one that has the same pid.
 *
 * @param pid process id
 * @param start start time: on Linux clock ticks since boot ({@code proc(5)}, starttime), elsewhere
 *     milliseconds since the epoch; compared for equality only
 */
public record ProcessId(long pid, long start) {

  private static final long POLL_NANOS = 10_000_000;

  /** The process that has this pid now, zombies included; empty when there is none. */
  public static Optional<ProcessId> of(long pid) {
    return SystemProcessTable.get().find(pid).map(ProcessId::of);
  }

  static ProcessId of(Entry entry) {
    return new ProcessId(entry.pid(), entry.start());
  }

  /** This JVM. */
  public static ProcessId current() {
    var pid = ProcessHandle.current().pid();
    return of(pid).orElseThrow(() -> new IllegalStateException("Cannot see own process " + pid));
  }

  /** Whether it still runs; false for a zombie and for another process with the same pid. */
  public boolean isAlive() {
    return SystemProcessTable.get().isRunning(pid, start);
  }

  /**
   * Waits until it exits, at most this long; an interrupt ends the wait and is kept.
   *
   * @return whether it has exited
   */
  public boolean endsWithin(Duration limit) {
    var begin = System.nanoTime();
    while (isAlive()
        && System.nanoTime() - begin < limit.toNanos()
        && !Thread.currentThread().isInterrupted()) {
      LockSupport.parkNanos(POLL_NANOS);
    }
    return !isAlive();
  }

  /** Sends SIGINT to exactly this process; does nothing when it is gone. */
  public void interrupt() {
    send("INT");
  }

  /** Sends SIGQUIT to exactly this process; does nothing when it is gone. */
  public void quit() {
    send("QUIT");
  }

  /**
   * Program and arguments, start and end if they are long; empty when the process is gone or its
   * command line is not readable for this user.
   */
  public String commandLine() {
    return isAlive() ? SystemProcessTable.get().briefCommandLine(pid) : "";
  }

  private void send(String signal) {
    var table = SystemProcessTable.get();
    var same = table.find(pid).filter(entry -> entry.start() == start);
    new ProcessSignals(table).send(signal, same.stream().toList());
  }
}
