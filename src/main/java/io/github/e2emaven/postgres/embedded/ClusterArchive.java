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
 * The data directory of a stopped server as a tar file. The user that runs PostgreSQL packs it,
 * with no rights but its own: if root opened the files itself, a link that a process of that user
 * places meanwhile could lead it to any file of the machine.
 *
 * @param file the archive, in a directory of Maven's user
 */
record ClusterArchive(Path file) {

  /** Packs the data directory of the tools' cluster. */
  void pack(PostgresTools tools) {
    tools.runTo(file, List.of("tar", "-C", tools.cluster().data().toString(), "-cf", "-", "."));
  }

  /**
   * Unpacks it, as the user that runs PostgreSQL, into the data directory of the tools' cluster.
   */
  void unpack(PostgresTools tools) {
    tools.runFrom(file, List.of("tar", "-C", tools.cluster().data().toString(), "-xf", "-"));
  }

  /**
   * Unpacks it as Maven's user, mode 0700.
   *
   * @param data the directory, which does not exist yet
   * @throws IOException also when it contains anything but directories and regular files
   */
  void unpack(Path data) throws IOException {
    read((tar, entry, path) -> write(tar, entry, data.resolve(path).normalize()));
  }

  /**
   * Checks all entries.
   *
   * @throws IOException when it contains anything but directories and regular files
   */
  void check() throws IOException {
    read((tar, entry, path) -> {});
  }

  private void read(Visitor visitor) throws IOException {
    try (var bytes = new BufferedInputStream(Files.newInputStream(file));
        var tar = new TarArchiveInputStream(bytes)) {
      for (var entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
        var path = Path.of(entry.getName()).normalize();
        if (path.isAbsolute() || path.startsWith("..")) {
          throw new IOException("an entry points outside the data directory: " + entry.getName());
        }
        if (!entry.isDirectory() && !isRegular(entry)) {
          throw new IOException(ClusterCopy.notRegular(entry.getName()));
        }
        visitor.visit(tar, entry, path);
      }
    }
  }

  private static void write(TarArchiveInputStream tar, TarArchiveEntry entry, Path path)
      throws IOException {
    if (entry.isDirectory()) {
      FileTree.makePrivate(path);
      return;
    }
    var mode = PosixFilePermissions.fromString("rw-------");
    Files.createFile(path, PosixFilePermissions.asFileAttribute(mode));
    try (var out = Files.newOutputStream(path)) {
      tar.transferTo(out);
    }
  }

  private static boolean isRegular(TarArchiveEntry entry) {
    boolean link = entry.isSymbolicLink() || entry.isLink();
    boolean device = entry.isCharacterDevice() || entry.isBlockDevice() || entry.isFIFO();
    return entry.isFile() && !link && !device;
  }

  /** Gets each entry, a directory or a regular file, and its path in the data directory. */
  @FunctionalInterface
  private interface Visitor {
    void visit(TarArchiveInputStream tar, TarArchiveEntry entry, Path path) throws IOException;
  }
}
