package io.github.e2emaven.net;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;

/** Where claims on TCP ports come from. Safe for use by several threads and processes at once. */
@FunctionalInterface
public interface PortSource {

  /**
   * Claims a free port.
   *
   * @throws PortsExhaustedException when there is none
   */
  PortClaim claim();

  /** Whether {@link #reserved} holds here; a few servers cannot listen on what it gives. */
  static boolean canReserve() {
    return File.separatorChar == '/' && Files.exists(Path.of("/proc/self/stat"));
  }

  /**
   * Linux only: holds each port by a bound socket that does not listen. The kernel hands the port
   * to nobody, yet a server that sets {@code SO_REUSEADDR} (all but a few do) can listen on it.
   */
  static PortSource reserved() {
    return ReservedPort::claim;
  }

  /**
   * {@link #reserved} where that works; elsewhere a port that was free a moment ago and that
   * nothing holds, for a server that takes another one when it cannot listen.
   */
  static PortSource reservedOrFree() {
    return () -> {
      var claim = ReservedPort.claim();
      if (!canReserve()) {
        claim.close();
      }
      return claim;
    };
  }

  /**
   * Any system, any server: holds each port by a lock on a file. Only programs that ask the same
   * directory keep out of each other's way, so the range must lie outside the ephemeral one.
   *
   * @param directory of the lock files, made when needed; may be shared between users
   */
  static PortSource leased(Path directory, PortRange range) {
    return new LeasedPorts(directory, range);
  }
}
