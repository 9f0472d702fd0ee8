package io.github.e2emaven.process;

import java.util.List;
import java.util.Optional;

/** The operating system's process table. Processes that exit while it is read are left out. */
interface ProcessTable {

  /** The environment variable that holds the cookie. */
  String COOKIE = "E2E_STACK";

  /** Characters of a brief command line that come from its start, with the program. */
  int HEAD = 60;

  /** Characters that come from its end: the main class of a JVM follows a long class path. */
  int TAIL = 59;

  /** Every visible process, zombies included. */
  List<Entry> snapshot();

  /** The process that has this pid now, zombies included. */
  Optional<Entry> find(long pid);

  /** Program and arguments, separated by blanks; empty when the process is gone. */
  String commandLine(long pid);

  /**
   * Start and end of the command line, safe for a console: no control characters, no environment.
   */
  default String briefCommandLine(long pid) {
    var line = commandLine(pid).replaceAll("\\p{Cntrl}", " ");
    return line.length() <= HEAD + TAIL
        ? line
        : line.substring(0, HEAD) + "…" + line.substring(line.length() - TAIL);
  }

  /** Whether this very process still runs: same pid, same start time, no zombie. */
  default boolean isRunning(long pid, long start) {
    return find(pid).filter(entry -> entry.isLive() && entry.start() == start).isPresent();
  }

  /** What a process does. */
  enum State {
    LIVE,
    STOPPED,
    ZOMBIE
  }

  /**
   * One row of the table.
   *
   * @param pid process id
   * @param start start time, in the unit of {@link ProcessId#start}
   * @param parent pid of its parent
   * @param group process group, 0 when unknown
   * @param session session, 0 when unknown
   * @param state what it does
   * @param cookie value of {@value ProcessTable#COOKIE} in its environment; empty when the variable
   *     is not set or not readable
   */
  record Entry(
      long pid, long start, long parent, long group, long session, State state, String cookie) {

    boolean isLive() {
      return state != State.ZOMBIE;
    }

    boolean isStopped() {
      return state == State.STOPPED;
    }

    boolean leadsSession() {
      return session == pid;
    }

    boolean leadsGroup() {
      return group == pid;
    }
  }
}
