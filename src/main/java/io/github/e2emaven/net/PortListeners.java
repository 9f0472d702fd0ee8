package io.github.e2emaven.net;

import java.util.Optional;
import java.util.Set;

/** Tells which processes listen on which TCP ports. */
public interface PortListeners {

  /** Whether any process listens on the port, on any address. */
  boolean isTaken(int port);

  /**
   * The pids of the processes that listen on the port. Processes whose sockets are not readable for
   * this user are missing: see {@link #hidden}.
   */
  Set<Long> of(int port);

  /** The candidates that listen on the port; faster than {@link #of(int)}. */
  Set<Long> of(int port, Set<Long> candidates);

  /**
   * The owner of a listener that {@link #of(int)} cannot see: {@code "user id 33"}. Never the owner
   * of a visible process that started, exited or forked between two looks.
   */
  Optional<String> hidden(int port);

  /** The ports that these processes listen on. */
  Set<Integer> ports(Set<Long> pids);
}
