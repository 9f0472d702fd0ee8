package io.github.e2emaven.net;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;

/** Ports held by locks on files, one file per port. The files stay: deleting one is a race. */
final class LeasedPorts implements Ports {

  private final Path directory;
  private final PortRange range;

  LeasedPorts(Path directory, PortRange range) {
    this.directory = directory;
    this.range = range;
  }

  @Override
  public PortClaim claim() {
    var files = realDirectory();
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
      socket.setReuseAddress(true);
      socket.bind(address, 1);
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  private Path realDirectory() {
    try {
      if (!Files.isDirectory(directory)) {
        Files.createDirectories(directory);
        share(directory, 01777);
      }
      return directory.toRealPath();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot make the directory of port leases " + directory, e);
    }
  }

  /** For every user of this host, whatever the umask. */
  static void share(Path path, int mode) throws IOException {
    if (path.getFileSystem().supportedFileAttributeViews().contains("unix")) {
      Files.setAttribute(path, "unix:mode", mode);
    }
  }

  private String exhausted() {
    return "no free port in the range "
        + range
        + ": all "
        + range.size()
        + " are leased (lock files in "
        + directory
        + ") or in use; lower <workers>, or widen the range: it starts at 10240 and must end below"
        + " the kernel's own, "
        + PortRange.ephemeral();
  }
}
