package io.github.e2emaven.net;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Works on any system, for any server: holds each port by a lock on a file. Only programs that use
 * the same directory respect it, so the range must be outside the ephemeral one. The files are
 * never deleted: that would be a race.
 */
public final class LeasedPorts implements PortSource {

  private final LeaseDirectory directory;
  private final PortRange range;

  /**
   * Leases of the ports in a range.
   *
   * @param directory of the lock files, created when needed; may be shared between users
   */
  public LeasedPorts(LeaseDirectory directory, PortRange range) {
    this.directory = directory;
    this.range = range;
  }

  @Override
  public Claim claim() {
    var files = directory.open();
    // Processes that start at the same moment must not all try the same files.
    var offset = ThreadLocalRandom.current().nextInt(Math.max(1, range.size()));
    for (var i = 0; i < range.size(); i++) {
      var claim = tryClaim(files, range.first() + (offset + i) % range.size());
      if (claim.isPresent()) {
        return claim.get();
      }
    }
    throw new PortsExhaustedException(exhausted(files), null);
  }

  private static Optional<Claim> tryClaim(Path files, int port) {
    var lease = PortLease.take(files, port);
    if (lease.isPresent() && !isFree(port)) {
      lease.get().close();
      return Optional.empty();
    }
    return lease.map(Claim.class::cast);
  }

  /** Tries both: some systems allow a bind to all addresses beside a listener on one of them. */
  private static boolean isFree(int port) {
    return canListen(new InetSocketAddress(port)) && canListen(Loopback.ofMachine().at(port));
  }

  private static boolean canListen(InetSocketAddress address) {
    try (var socket = new ServerSocket()) {
      // As the strictest server does: connections in TIME_WAIT on the port block it, too.
      socket.setReuseAddress(false);
      socket.bind(address, 1);
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  private String exhausted(Path files) {
    return ("No free port in the range %s: all %d are leased (lock files in %s) or in use. Lower"
            + " <workers>, or widen the range, which ends where the kernel's own, %s, begins, with"
            + " sysctl net.ipv4.ip_local_port_range")
        .formatted(range, range.size(), files, PortRange.ephemeral());
  }
}
