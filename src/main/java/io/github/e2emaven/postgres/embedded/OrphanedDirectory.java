package io.github.e2emaven.postgres.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;

/** A directory of a run that is proven dead. */
public interface OrphanedDirectory {

  /** Its path, as the run's ledger says. */
  Path directory();

  /** Whether the path can only be what the run made there; true also when it is gone. */
  boolean isRecognised();

  /** Whether nothing exists at this path. */
  default boolean isGone() {
    return Files.notExists(directory(), LinkOption.NOFOLLOW_LINKS);
  }

  /**
   * Deletes it.
   *
   * @throws IOException when it is not recognised, or something of it cannot be deleted
   */
  default void delete() throws IOException {
    if (!isRecognised()) {
      throw new IOException(directory() + " does not belong to the dead run");
    }
    FileTree.delete(directory());
  }

  /** Whether the path is absolute and normalized, ends so, and is a real directory or gone. */
  default boolean isNamed(String end) {
    var path = directory();
    var plain = path.isAbsolute() && path.equals(path.normalize());
    return plain
        && path.toString().endsWith(end)
        && (isGone() || Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS));
  }
}
