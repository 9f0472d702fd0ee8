package it.server;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;

/** A UNIX socket where browsers and agents make theirs, with a name as long as the longest. */
public final class LongSocket {

  private static final int LENGTH = 44;

  private LongSocket() {}

  /** Opens it, accepts a connection and closes it; returns its path. */
  public static String open() throws IOException {
    var path = Path.of(System.getenv("TMPDIR"), "s".repeat(LENGTH));
    var address = UnixDomainSocketAddress.of(path);
    try (var server = ServerSocketChannel.open(StandardProtocolFamily.UNIX).bind(address);
        var client = java.nio.channels.SocketChannel.open(address);
        var accepted = server.accept()) {
      return path.toString();
    } finally {
      Files.deleteIfExists(path);
    }
  }
}
