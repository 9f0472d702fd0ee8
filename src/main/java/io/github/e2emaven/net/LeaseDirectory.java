package io.github.e2emaven.net;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;

/** Where the lock files of leased ports lie, one per port. The files stay. */
public final class LeaseDirectory {

  private static final Path TEMPORARY = Path.of("/tmp");

  private LeaseDirectory() {}

  /**
   * One for all users of this host, because they share its ports.
   *
   * @param own where there is none: for one user only
   */
  public static Path ofHost(Path own) {
    return Files.isDirectory(TEMPORARY) && Files.isWritable(TEMPORARY)
        ? TEMPORARY.resolve("e2e-maven-plugin-ports")
        : own;
  }

  /**
   * The real path of a directory that is made when it is missing.
   *
   * @throws PortsExhaustedException when it cannot be used
   */
  static Path made(Path directory) {
    try {
      if (Files.notExists(directory, LinkOption.NOFOLLOW_LINKS)) {
        Files.createDirectories(directory);
        share(directory, 01777);
      }
      // A link in a place where everybody may write leads to where somebody else wants us to write.
      if (!Files.isDirectory(directory, LinkOption.NOFOLLOW_LINKS)
          || !Files.isWritable(directory)) {
        throw unusable(directory, new IOException("no directory, or not writable for this user"));
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
        "no port can be leased: the directory of the lock files, %s, cannot be used (%s); remove it"
            .formatted(directory, e),
        e);
  }
}
