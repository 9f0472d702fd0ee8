package io.github.e2emaven.postgres.embedded;

import io.github.e2emaven.files.FileTree;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;

/**
 * A data directory of another user as a tar file. That user packs it, with no rights but its own:
 * if root opened the files itself, a link that a process of that user places meanwhile could lead
 * it to any file of the machine.
 *
 * @param file the archive, in a directory of Maven's user
 */
record ClusterArchive(Path file) {

  /** Packs the data directory of the tools' cluster. */
  void pack(PostgresTools tools) {
    tools.runTo(file, List.of("tar", "-C", tools.cluster().data().toString(), "-cf", "-", "."));
  }

  /**
   * Unpacks it as Maven's user, mode 0700.
   *
   * @param data the directory, which does not exist yet
   * @throws IOException also when it contains anything but directories and regular files
   */
  void unpack(Path data) throws IOException {
    try (var bytes = new BufferedInputStream(Files.newInputStream(file));
        var tar = new TarArchiveInputStream(bytes)) {
      for (var entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
        var path = data.resolve(entry.getName()).normalize();
        if (!path.startsWith(data)) {
          throw new IOException("an entry points outside the data directory: " + entry.getName());
        }
        write(tar, entry, path);
      }
    }
  }

  private static void write(TarArchiveInputStream tar, TarArchiveEntry entry, Path path)
      throws IOException {
    if (entry.isDirectory()) {
      FileTree.makePrivate(path);
    } else if (isRegular(entry)) {
      var mode = PosixFilePermissions.fromString("rw-------");
      Files.createFile(path, PosixFilePermissions.asFileAttribute(mode));
      try (var out = Files.newOutputStream(path)) {
        tar.transferTo(out);
      }
    } else {
      throw new IOException(ClusterCopy.notRegular(entry.getName()));
    }
  }

  private static boolean isRegular(TarArchiveEntry entry) {
    boolean link = entry.isSymbolicLink() || entry.isLink();
    boolean device = entry.isCharacterDevice() || entry.isBlockDevice() || entry.isFIFO();
    return entry.isFile() && !link && !device;
  }
}
