package io.github.e2emaven.server;

/** The server listens, and it is known where. */
interface MainPortProbe extends ReadinessProbe {

  /** The main port; valid when nothing is missing. */
  int port();
}
