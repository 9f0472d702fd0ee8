package io.github.e2emaven.net;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;

/** Ports held by locks on files, one file per port. The files stay: deleting one is a race. */
final class LeasedPorts implements PortSource {

  private final Path directory;
  private final PortRange range;

  LeasedPorts(Path directory, PortRange range) {
    this.directory = directory;
    this.range = range;
  }

  @Override
  public PortClaim claim() {
    var files = LeaseDirectory.made(directory);
    // Processes that start at the same moment should not all try the same files.
    var offset = ThreadLocalRandom.current().nextInt(Math.max(1, range.size()));
    for (var i = 0; i < range.size(); i++) {
      var claim = tryClaim(files, range.first() + (offset + i) % range.size());
      if (claim.isPresent()) {
        return claim.get();
      }
    }
    throw new PortsExhaustedException(exhausted(), null);
  }

  private static Optional<PortClaim> tryClaim(Path files, int port) {
    var lease = PortLease.take(files, port);
    if (lease.isPresent() && !isFree(port)) {
      lease.get().close();
      return Optional.empty();
    }
    return lease.map(PortClaim.class::cast);
  }

  /** On both: some systems allow all addresses beside a listener on one. */
  private static boolean isFree(int port) {
    return canListen(new InetSocketAddress(port))
        && canListen(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
  }

  private static boolean canListen(InetSocketAddress address) {
    try (var socket = new ServerSocket()) {
      // As the strictest server would: old connections on the port are in its way, too.
      socket.setReuseAddress(false);
      socket.bind(address, 1);
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  private String exhausted() {
    return "no free port in the range "
        + range
        + ": all "
        + range.size()
        + " are leased (lock files in "
        + directory
        + ") or in use; lower <workers>, or widen the range, which ends where the kernel's own begins, "
        + PortRange.ephemeral()
        + ": sysctl net.ipv4.ip_local_port_range";
  }
}
