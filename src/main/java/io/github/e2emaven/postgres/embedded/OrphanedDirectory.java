package io.github.e2emaven.postgres.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;

/** A directory that a run made which is proven dead. */
public interface OrphanedDirectory {

  /** As the run's ledger says. */
  Path directory();

  /** Whether the path can be nothing but what the run made there. Also true when it is gone. */
  boolean isRecognised();

  /** Whether there is nothing under this path. */
  default boolean isGone() {
    return Files.notExists(directory(), LinkOption.NOFOLLOW_LINKS);
  }

  /**
   * Deletes it.
   *
   * @throws IOException when something is left of it
   */
  default void delete() throws IOException {
    if (!isRecognised()) {
      throw new IOException(directory() + " is not of the dead run");
    }
    FileTree.delete(directory());
  }

  /** Whether an unambiguous path ends so, and is a real directory or gone. */
  default boolean isNamed(String end) {
    var path = directory();
    var plain = path.isAbsolute() && path.equals(path.normalize());
    return plain
        && path.toString().endsWith(end)
        && (isGone() || Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS));
  }
}
