package io.github.e2emaven.history;

import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/**
 * Replaces a file that several Maven processes may replace at the same time. Each writes a {@code
 * .part} file of its own and renames it: readers see one version or the other, never a part.
 *
 * @param target the file; a link in its place is replaced, never followed
 */
record FileReplacement(Path target) {

  private static final String ENDING = ".part";

  /** What a killed process left behind is older than any write takes. */
  private static final Duration STALE = Duration.ofHours(1);

  /**
   * Writes and renames.
   *
   * @throws IOException when either fails; the old file then still exists
   */
  void write(String content) throws IOException {
    deleteStale();
    var part = target.resolveSibling(target.getFileName() + "." + UUID.randomUUID() + ENDING);
    try {
      Files.writeString(part, content, StandardOpenOption.CREATE_NEW);
      move(part);
    } finally {
      Files.deleteIfExists(part);
    }
  }

  private void move(Path part) throws IOException {
    try {
      Files.move(part, target, StandardCopyOption.ATOMIC_MOVE);
    } catch (AtomicMoveNotSupportedException e) {
      Files.move(part, target, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  private void deleteStale() throws IOException {
    var limit = Instant.now().minus(STALE);
    try (var files = Files.list(target.resolveSibling(""))) {
      for (var part : files.filter(this::isPart).toList()) {
        delete(part, limit);
      }
    }
  }

  private boolean isPart(Path file) {
    var name = file.getFileName().toString();
    return name.startsWith(target.getFileName() + ".") && name.endsWith(ENDING);
  }

  /** Another process may have renamed or deleted it meanwhile. */
  private static void delete(Path part, Instant limit) throws IOException {
    try {
      if (Files.getLastModifiedTime(part).toInstant().isBefore(limit)) {
        Files.deleteIfExists(part);
      }
    } catch (NoSuchFileException e) {
      // It is gone, which is all that is asked for.
    }
  }
}
