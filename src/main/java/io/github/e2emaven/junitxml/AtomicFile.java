package io.github.e2emaven.junitxml;

import io.github.e2emaven.outcome.RunStage;
import io.github.e2emaven.outcome.StageException;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Files that are either old or new, never half written. */
public final class AtomicFile {

  private AtomicFile() {}

  /** Writes the content. */
  @FunctionalInterface
  public interface Content {
    /** Writes all of it; need not close the stream. */
    void writeTo(OutputStream out) throws IOException;
  }

  /**
   * Writes beside the target, with a name that no reader of reports takes for one, and renames.
   *
   * @throws StageException when the disk refuses; the old file then still stands
   */
  public static void write(Path target, Content content) {
    var temporary = target.resolveSibling(target.getFileName() + ".part");
    try {
      Files.createDirectories(directoryOf(target));
      try (var out = new BufferedOutputStream(Files.newOutputStream(temporary))) {
        content.writeTo(out);
      }
      replace(temporary, target);
    } catch (IOException e) {
      remove(temporary, e);
      throw new StageException(
          RunStage.REPORT, "cannot write " + target + ": " + e + "; is the disk full?", e);
    }
  }

  private static Path directoryOf(Path target) {
    var parent = target.toAbsolutePath().getParent();
    return parent == null ? target : parent;
  }

  private static void replace(Path from, Path to) throws IOException {
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
