package io.github.e2emaven.server.archive;

import io.github.e2emaven.files.FileFacts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The archives of one kind in the cache, each in a directory that is complete from the moment it
 * has its name.
 *
 * @param cache holds them
 * @param kind of the archives
 * @param notice receives that a damaged one is deleted
 */
record ArchiveStore(PrivateCache cache, ArchiveKind kind, Consumer<String> notice) {

  /** For so long, an archive that could not be made is not tried again. */
  private static final Duration RETRY_AFTER = Duration.ofDays(1);

  /** Makes the archive of a name. */
  @FunctionalInterface
  interface Trainer {

    /**
     * Writes the archive into a directory.
     *
     * @return what is noted of it
     */
    ArchiveNote train(Path directory) throws IOException;
  }

  /**
   * The archive of this name, its bytes checked; empty when there is none.
   *
   * @throws NotArchivableException when it could not be made, or when another user could have
   *     written it
   */
  Optional<StoredArchive> find(String name) throws IOException, NotArchivableException {
    if (!cache.has(name)) {
      return Optional.empty();
    }
    var made = Files.getLastModifiedTime(cache.path(name));
    var directory = cache.directory(name, missing -> {});
    var note = ArchiveNote.read(directory);
    if (note.isPresent() && !note.get().failure().isEmpty()) {
      return failed(name, note.get(), made);
    }
    var file = kind.file(directory);
    if (note.isPresent() && note.get().matches(file)) {
      if (FileFacts.of(file).isOwn() && FileFacts.of(file).isPlainFile()) {
        return Optional.of(new StoredArchive(directory, note.get().bytes(), note.get().duration()));
      }
    }
    notice.accept(
        "The server's class-data archive in %s is damaged; deleting it".formatted(directory));
    cache.discard(name);
    return Optional.empty();
  }

  private Optional<StoredArchive> failed(String name, ArchiveNote note, FileTime made)
      throws IOException, NotArchivableException {
    if (made.toInstant().isBefore(Instant.now().minus(RETRY_AFTER))) {
      cache.discard(name);
      return Optional.empty();
    }
    Files.setLastModifiedTime(cache.path(name), made);
    throw new NotArchivableException(
        "%s (to try again, delete %s)".formatted(note.failure(), cache.path(name)));
  }

  /**
   * Makes the archive of this name, unless another process has meanwhile.
   *
   * @throws NotArchivableException when another user could write to it
   */
  void make(String name, Trainer trainer) throws IOException, NotArchivableException {
    cache.directory(name, directory -> trainer.train(directory).write(directory));
  }

  /** Deletes the archive of this name. */
  void discard(String name) throws IOException {
    cache.discard(name);
  }
}
