package io.github.e2emaven.files;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.util.UUID;

/** Writes files that readers see either in their old or in their new state, never partly. */
public final class AtomicFile {

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
    var temporary = target.resolveSibling(partName(target));
    try {
      Files.createDirectories(directoryOf(target));
      Files.deleteIfExists(temporary);
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

  /** Short: the target's own name may be as long as the file system allows. */
  private static String partName(Path target) {
    var name = target.getFileName().toString().getBytes(StandardCharsets.UTF_8);
    return UUID.nameUUIDFromBytes(name) + ".part";
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
