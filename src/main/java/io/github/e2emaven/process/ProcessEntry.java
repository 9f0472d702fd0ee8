package io.github.e2emaven.process;

/**
 * One line of the process table.
 *
 * @param id pid and start time
 * @param parent pid of its parent
 * @param group process group, 0 when unknown
 * @param session session, 0 when unknown
 * @param state what it does
 * @param cookie value of {@code E2E_STACK} in its environment; empty when not set or not readable
 */
record ProcessEntry(
    ProcessId id, long parent, long group, long session, State state, String cookie) {

  /** The environment variable that holds the cookie. */
  static final String COOKIE = "E2E_STACK";

  enum State {
    LIVE,
    STOPPED,
    ZOMBIE
  }

  long pid() {
    return id.pid();
  }

  boolean isLive() {
    return state != State.ZOMBIE;
  }

  boolean isStopped() {
    return state == State.STOPPED;
  }

  boolean leadsSession() {
    return session == pid();
  }

  boolean leadsGroup() {
    return group == pid();
  }
}
