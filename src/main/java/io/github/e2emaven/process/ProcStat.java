package io.github.e2emaven.process;

import io.github.e2emaven.process.ProcessEntry.State;

/** {@code /proc/<pid>/stat}, as {@code proc_pid_stat(5)} describes it. */
record ProcStat(long pid, String state, long parent, long group, long session, Tail tail) {

  /** The far fields. */
  record Tail(long threads, long start) {}

  static ProcStat parse(long pid, String line) {
    // The program name stands in brackets and may itself hold blanks and brackets.
    var fields = line.substring(line.lastIndexOf(')') + 2).trim().split(" ", -1);
    return new ProcStat(
        pid,
        fields[0],
        Long.parseLong(fields[1]),
        Long.parseLong(fields[2]),
        Long.parseLong(fields[3]),
        new Tail(Long.parseLong(fields[17]), Long.parseLong(fields[19])));
  }

  ProcessEntry entry(String cookie) {
    var id = new ProcessId(pid, tail.start());
    return new ProcessEntry(id, parent, group, session, activity(), cookie);
  }

  private State activity() {
    return switch (state) {
      // A main thread that ended before the others looks dead while the process runs on.
      case "Z", "X" -> tail.threads() > 1 ? State.LIVE : State.ZOMBIE;
      case "T", "t" -> State.STOPPED;
      default -> State.LIVE;
    };
  }
}
