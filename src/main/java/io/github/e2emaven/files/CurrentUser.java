package io.github.e2emaven.files;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The user of this JVM, as the file system knows it. */
public final class CurrentUser {

  private CurrentUser() {}

  /** Whether files have owners on this system. */
  static boolean hasOwners(Path path) {
    return path.getFileSystem().supportedFileAttributeViews().contains("unix");
  }

  /** The user id that a new file gets; 0 on systems without user ids. */
  public static int id() {
    return Known.ID;
  }

  /** Asked once: the user of a JVM does not change. */
  private static final class Known {
    static final int ID = find();

    private static int find() {
      try {
        var file = Files.createTempFile("e2e-owner", null);
        try {
          return hasOwners(file) ? (Integer) Files.getAttribute(file, "unix:uid") : 0;
        } finally {
          Files.delete(file);
        }
      } catch (IOException e) {
        throw new UncheckedIOException(
            "Cannot write to the temporary directory %s. Set -Djava.io.tmpdir"
                .formatted(System.getProperty("java.io.tmpdir")),
            e);
      }
    }
  }
}
