package io.github.e2emaven.net;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;

/** Who listens on which TCP port. */
public interface Listeners {

  /** Those of this machine. */
  static Listeners system() {
    return SystemListeners.LISTENERS;
  }

  /** Whether anybody listens on the port, on any address. */
  boolean isTaken(int port);

  /**
   * The pids of all that listen on the port; empty when there are none, or when they belong to
   * another user and cannot be seen: ask {@link #isTaken}.
   */
  Set<Long> of(int port);

  /** The pids among the candidates that listen on the port: faster than {@link #of(int)}. */
  Set<Long> of(int port, Set<Long> candidates);

  /** The ports that these processes listen on. */
  Set<Integer> ports(Set<Long> pids);

  /** Chosen once. */
  final class SystemListeners {
    private static final Listeners LISTENERS = choose();

    private SystemListeners() {}

    private static Listeners choose() {
      var proc = Path.of("/proc");
      return Files.isReadable(proc.resolve("net/tcp"))
          ? new ProcListeners(proc)
          : new OshiListeners();
    }
  }
}
