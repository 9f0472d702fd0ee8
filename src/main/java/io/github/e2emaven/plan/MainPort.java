package io.github.e2emaven.plan;

/** Who chooses the main port of a server. */
public enum MainPort {
  /** We do, before the server starts. */
  CLAIMED,
  /** The server, which is told port 0; it is read from its listening sockets. */
  OWN
}
