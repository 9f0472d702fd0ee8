package io.github.e2emaven.net;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;

/**
 * The directory of the lock files of leased ports, one file per port. The files are never deleted.
 */
public final class LeaseDirectory {

  private static final Path TEMPORARY = Path.of("/tmp");

  private LeaseDirectory() {}

  /**
   * One directory for all users of this host, because they share its ports.
   *
   * @param own used on a system without {@code /tmp}: for one user only
   */
  public static Path ofHost(Path own) {
    return Files.isDirectory(TEMPORARY) && Files.isWritable(TEMPORARY)
        ? TEMPORARY.resolve("e2e-maven-plugin-ports")
        : own;
  }

  /**
   * The real path of a directory, which is created when it does not exist.
   *
   * @throws PortsExhaustedException when it cannot be used
   */
  static Path create(Path directory) {
    try {
      if (Files.notExists(directory, LinkOption.NOFOLLOW_LINKS)) {
        Files.createDirectories(directory);
        share(directory, 01777);
      }
      // Another user may have placed a link in a world-writable directory, to redirect our writes.
      if (!Files.isDirectory(directory, LinkOption.NOFOLLOW_LINKS)
          || !Files.isWritable(directory)) {
        throw unusable(
            directory, new IOException("not a directory, or not writable for this user"));
      }
      return directory.toRealPath();
    } catch (IOException e) {
      throw unusable(directory, e);
    }
  }

  /** For every user of this host, whatever the umask. */
  static void share(Path path, int mode) throws IOException {
    if (path.getFileSystem().supportedFileAttributeViews().contains("unix")) {
      Files.setAttribute(path, "unix:mode", mode);
    }
  }

  private static PortsExhaustedException unusable(Path directory, IOException e) {
    return new PortsExhaustedException(
        "Cannot lease a port: cannot use the directory of the lock files, %s (%s). Delete it"
            .formatted(directory, e.getMessage()),
        e);
  }
}
