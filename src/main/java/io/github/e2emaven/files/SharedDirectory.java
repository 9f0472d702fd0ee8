package io.github.e2emaven.files;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/**
 * Directories that every user can enter when Maven is root, whatever the umask is: PostgreSQL runs
 * as a user of its own then.
 */
public final class SharedDirectory {

  private static final Set<PosixFilePermission> MODE = PosixFilePermissions.fromString("rwxr-xr-x");

  private SharedDirectory() {}

  /**
   * Creates a directory and its missing parents. One of root that exists and that a strict umask
   * has closed to other users is opened.
   *
   * @throws IOException when it cannot be created
   */
  public static Path create(Path directory) throws IOException {
    if (!Files.isDirectory(directory)) {
      var parent = directory.toAbsolutePath().getParent();
      if (parent != null && !Files.isDirectory(parent)) {
        create(parent);
      }
      make(directory);
    }
    open(directory);
    return directory;
  }

  private static void make(Path directory) throws IOException {
    if (!FileFacts.hasModes(directory.toAbsolutePath())) {
      Files.createDirectories(directory);
      return;
    }
    try {
      Files.createDirectory(directory, PosixFilePermissions.asFileAttribute(MODE));
    } catch (FileAlreadyExistsException e) {
      if (!Files.isDirectory(directory)) {
        throw e;
      }
    }
  }

  private static void open(Path directory) throws IOException {
    if (FileFacts.hasModes(directory)
        && Files.getAttribute(directory, "unix:uid").equals(0)
        && Files.isWritable(directory)
        && !Files.getPosixFilePermissions(directory).contains(PosixFilePermission.OTHERS_EXECUTE)) {
      Files.setPosixFilePermissions(directory, MODE);
    }
  }
}
