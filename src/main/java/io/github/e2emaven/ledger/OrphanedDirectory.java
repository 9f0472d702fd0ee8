package io.github.e2emaven.ledger;

import io.github.e2emaven.files.FileFacts;
import io.github.e2emaven.files.FileTree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Set;

/** A directory of a run that is proven dead. */
public interface OrphanedDirectory {

  /** Its path, as the run's ledger says. */
  Path directory();

  /** Where the plugin creates such directories; a path elsewhere is not recognised. */
  Set<Path> parents();

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

  /**
   * Whether the path ends so, lies where the plugin creates such directories, and is a real
   * directory of this user or gone.
   */
  default boolean isNamed(String end) {
    var path = directory();
    return path.equals(path.normalize())
        && path.toString().endsWith(end)
        && parents().contains(path.getParent())
        && (isGone() || FileFacts.find(path).filter(OrphanedDirectory::isOurs).isPresent());
  }

  private static boolean isOurs(FileFacts facts) {
    return facts.isDirectory() && facts.isOwn();
  }
}
