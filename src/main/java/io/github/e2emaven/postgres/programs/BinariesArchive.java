package io.github.e2emaven.postgres.programs;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.zip.ZipInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.jspecify.annotations.Nullable;
import org.tukaani.xz.XZInputStream;

/** A jar of io.zonky.test.postgres: one {@code postgres-*.txz} with PostgreSQL's programs. */
public record BinariesArchive(Path jar) {

  private static final int OWNER_EXECUTES = 0100;

  /** Unpacks the programs into an existing directory. */
  public void unpack(Path target) throws IOException {
    try (var zip = new ZipInputStream(new BufferedInputStream(Files.newInputStream(jar)))) {
      for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        if (entry.getName().endsWith(".txz")) {
          untar(zip, target);
          return;
        }
      }
    }
    throw new IOException("no .txz with PostgreSQL's programs in " + jar);
  }

  private static void untar(InputStream compressed, Path target) throws IOException {
    // not closed: it is a view of the jar's stream
    var tar = new TarArchiveInputStream(new XZInputStream(compressed));
    for (var entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
      var path = target.resolve(entry.getName()).normalize();
      if (!path.startsWith(target)) {
        throw new IOException(
            "an archive entry points outside the target directory: " + entry.getName());
      }
      write(tar, entry, path);
    }
  }

  private static void write(TarArchiveInputStream tar, TarArchiveEntry entry, Path path)
      throws IOException {
    createParents(path.resolveSibling(""));
    if (entry.isSymbolicLink()) {
      Files.createSymbolicLink(path, Path.of(entry.getLinkName()));
    } else if (entry.isDirectory()) {
      permit(Files.createDirectories(path), true);
    } else {
      Files.copy(tar, path);
      permit(path, (entry.getMode() & OWNER_EXECUTES) != 0);
    }
  }

  /** Not every directory has an entry of its own. */
  private static void createParents(@Nullable Path directory) throws IOException {
    if (directory != null && !Files.isDirectory(directory)) {
      createParents(directory.resolveSibling(""));
      permit(Files.createDirectory(directory), true);
    }
  }

  /** Readable for every user, whatever the umask: the server may run as another one. */
  private static void permit(Path path, boolean program) throws IOException {
    Files.setPosixFilePermissions(
        path, PosixFilePermissions.fromString(program ? "rwxr-xr-x" : "rw-r--r--"));
  }
}
