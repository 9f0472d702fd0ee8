package io.github.e2emaven.server.archive;

import io.github.e2emaven.files.FileFacts;
import io.github.e2emaven.ledger.DirectoryCache;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;

/**
 * Directories of the cache that hold code which a JVM executes unchecked: only this user can enter
 * them, and one that another user could have written is not used.
 *
 * @param directories the cache
 */
record PrivateCache(DirectoryCache directories) {

  /** Begins the names of all directories that are made here. */
  static final String PREFIX = "start-";

  /** Whether a file is one of those that are made here. */
  boolean keeps(Path file) {
    return file.startsWith(directories.root());
  }

  /** Whether the directory exists. */
  boolean has(String name) {
    return Files.isDirectory(path(name));
  }

  Path path(String name) {
    return directories.root().resolve(name);
  }

  /**
   * The directory of this name, made first if it is missing; its time is that of its last use.
   *
   * @throws NotArchivableException when another user could have written it
   */
  Path directory(String name, DirectoryCache.Maker maker)
      throws IOException, NotArchivableException {
    trust(FileFacts.of(directories.root()).isSafeDirectory(), directories.root());
    var directory =
        directories.unchecked(
            name,
            made -> {
              if (FileFacts.hasModes(made)) {
                Files.setPosixFilePermissions(made, PosixFilePermissions.fromString("rwx------"));
              }
              maker.fill(made);
            });
    trust(FileFacts.of(directory).isPrivateDirectory(), directory);
    Files.setLastModifiedTime(directory, FileTime.from(Instant.now()));
    return directory;
  }

  private static void trust(boolean safe, Path directory) throws NotArchivableException {
    if (!safe) {
      throw new NotArchivableException(
          "another user can write to %s, or owns it; delete it, or set <cacheDirectory> to a directory of your own"
              .formatted(directory));
    }
  }

  /** Deletes a directory, so that it is made again. */
  void discard(String name) throws IOException {
    if (has(name)) {
      directories.discard(name);
    }
  }
}
