package io.github.e2emaven.net;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;

/** Who listens on which TCP port. */
public interface PortListeners {

  /** Those of this machine. */
  static PortListeners system() {
    return SystemListeners.LISTENERS;
  }

  /** Whether anybody listens on the port, on any address. */
  boolean isTaken(int port);

  /**
   * The pids of all that listen on the port; those whose processes cannot be looked into are
   * missing: ask {@link #hidden}.
   */
  Set<Long> of(int port);

  /** The pids among the candidates that listen on the port: faster than {@link #of(int)}. */
  Set<Long> of(int port, Set<Long> candidates);

  /**
   * Who listens on the port without being seen by {@link #of(int)}: {@code "user id 33"}. Never one
   * that can be seen but came, went or forked between two looks.
   */
  Optional<String> hidden(int port);

  /** The ports that these processes listen on. */
  Set<Integer> ports(Set<Long> pids);

  /** Chosen once. */
  final class SystemListeners {
    private static final PortListeners LISTENERS = choose();

    private SystemListeners() {}

    private static PortListeners choose() {
      var proc = Path.of("/proc");
      return Files.isReadable(proc.resolve("net/tcp"))
          ? new ProcfsListeners(proc)
          : new OshiListeners();
    }
  }
}
