package io.github.e2emaven.files;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/** Writes files that readers see either in their old or in their new state, never partly. */
public final class AtomicFile {

  private static final String PART = ".part";
  private static final Duration STALE = Duration.ofHours(1);

  private AtomicFile() {}

  /** The content of a file. */
  @FunctionalInterface
  public interface Content {
    /** Writes all of it; need not close the stream. */
    void writeTo(OutputStream out) throws IOException;
  }

  /**
   * Writes a {@code .part} file beside the target, which readers of reports ignore, and renames it.
   * A target that exists keeps its permissions.
   *
   * @throws IOException when the file cannot be written; the old one then still exists
   */
  public static void replace(Path target, Content content) throws IOException {
    // a name of its own, as several processes may write at the same time; and a short one, as the
    // target's may be as long as the file system allows
    var temporary = target.resolveSibling(UUID.randomUUID() + PART);
    try {
      Files.createDirectories(directoryOf(target));
      try (var out = new BufferedOutputStream(Files.newOutputStream(temporary))) {
        copyPermissions(target, temporary);
        content.writeTo(out);
      }
      move(temporary, target);
    } catch (IOException e) {
      remove(temporary, e);
      throw e;
    }
  }

  /**
   * Deletes what killed processes left in a directory: {@code .part} files that are older than any
   * write takes.
   */
  public static void deleteStale(Path directory) throws IOException {
    var limit = Instant.now().minus(STALE);
    try (var files = Files.list(directory)) {
      for (var file : files.filter(AtomicFile::isPart).toList()) {
        deleteStale(file, limit);
      }
    }
  }

  private static boolean isPart(Path file) {
    return file.getFileName().toString().matches("[0-9a-f-]{36}\\" + PART);
  }

  private static void deleteStale(Path part, Instant limit) throws IOException {
    try {
      if (Files.getLastModifiedTime(part).toInstant().isBefore(limit)) {
        Files.deleteIfExists(part);
      }
    } catch (NoSuchFileException e) {
      // Another process has renamed or deleted it meanwhile.
    }
  }

  private static Path directoryOf(Path target) {
    var parent = target.toAbsolutePath().getParent();
    return parent == null ? target : parent;
  }

  private static void copyPermissions(Path from, Path to) throws IOException {
    var old = Files.getFileAttributeView(from, PosixFileAttributeView.class);
    var fresh = Files.getFileAttributeView(to, PosixFileAttributeView.class);
    if (Files.exists(from) && old != null && fresh != null) {
      fresh.setPermissions(old.readAttributes().permissions());
    }
  }

  private static void move(Path from, Path to) throws IOException {
    try {
      Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
    } catch (AtomicMoveNotSupportedException e) {
      Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  private static void remove(Path file, IOException cause) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      cause.addSuppressed(e);
    }
  }
}
