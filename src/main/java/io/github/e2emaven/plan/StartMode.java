package io.github.e2emaven.plan;

/** How JVMs start: servers and test JVMs. */
public enum StartMode {
  /** In as little CPU time as possible. */
  ACCELERATED,
  /** As they are configured. */
  PLAIN
}
