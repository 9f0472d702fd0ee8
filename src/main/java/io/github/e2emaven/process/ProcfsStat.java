package io.github.e2emaven.process;

import io.github.e2emaven.process.ProcessEntry.State;

/** {@code /proc/<pid>/stat}, as {@code proc_pid_stat(5)} describes it. */
record ProcfsStat(
    long pid, String name, String state, long parent, long group, long session, Tail tail) {

  /** {@code PF_KTHREAD} of the kernel's {@code sched.h}. */
  private static final long KERNEL_THREAD = 0x0020_0000;

  /** The far fields. */
  record Tail(long flags, long threads, long start) {}

  static ProcfsStat parse(long pid, String line) {
    // The program name stands in brackets and may itself hold blanks and brackets.
    var fields = line.substring(line.lastIndexOf(')') + 2).trim().split(" ", -1);
    return new ProcfsStat(
        pid,
        line.substring(line.indexOf('(') + 1, line.lastIndexOf(')')),
        fields[0],
        Long.parseLong(fields[1]),
        Long.parseLong(fields[2]),
        Long.parseLong(fields[3]),
        new Tail(
            Long.parseLong(fields[6]), Long.parseLong(fields[17]), Long.parseLong(fields[19])));
  }

  /** Whether it has arguments and an environment: neither the dead nor the kernel's threads do. */
  boolean isProgram() {
    return !isDead() && (tail.flags() & KERNEL_THREAD) == 0;
  }

  boolean isLive() {
    return activity() != State.ZOMBIE;
  }

  /** The program's name, as ps(1) shows it where there are no arguments. */
  String tag() {
    return "[" + name + "]";
  }

  ProcessEntry entry(String cookie) {
    var id = new ProcessId(pid, tail.start());
    return new ProcessEntry(id, parent, group, session, activity(), cookie);
  }

  private State activity() {
    // A main thread that ended before the others looks dead while the process runs on.
    if (isDead()) {
      return tail.threads() > 1 ? State.LIVE : State.ZOMBIE;
    }
    return state.equalsIgnoreCase("t") ? State.STOPPED : State.LIVE;
  }

  private boolean isDead() {
    return state.equals("Z") || state.equals("X");
  }
}
