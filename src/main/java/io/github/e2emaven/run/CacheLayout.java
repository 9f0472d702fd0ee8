package io.github.e2emaven.run;

import io.github.e2emaven.files.FileFacts;
import io.github.e2emaven.files.SharedDirectory;
import io.github.e2emaven.outcome.RunStage;
import io.github.e2emaven.outcome.StageException;
import java.io.IOException;
import java.nio.file.Path;

/**
 * Where things are in the cache directory, beside PostgreSQL's binaries and clusters.
 *
 * @param root the cache directory
 */
public record CacheLayout(Path root) {

  /** One ledger file for each run that is not closed yet. */
  public Path ledgers() {
    return root.resolve("ledgers");
  }

  /** One lock file for each project that ever had a run; deleting one would be a race. */
  Path locks() {
    return root.resolve("locks");
  }

  /** What guardians cleaned up. */
  Path guardianLog() {
    return root.resolve("guardian.log");
  }

  /**
   * This layout, its directory created and checked: where another user can write to the cache
   * directory, too, a link in place of a file could lead to any other.
   *
   * @throws IOException when something else than a file or directory of this user is in its place
   */
  CacheLayout prepared() throws IOException {
    SharedDirectory.create(root);
    var log = FileFacts.find(guardianLog()).filter(file -> !(file.isOwn() && file.isPlainFile()));
    var locks = FileFacts.find(locks()).filter(file -> !(file.isOwn() && file.isDirectory()));
    if (log.isPresent() || locks.isPresent()) {
      throw new IOException(
          "%s is a link, or does not belong to this user"
              .formatted(log.isPresent() ? guardianLog() : locks()));
    }
    return this;
  }

  /** Work in the cache directory. */
  @FunctionalInterface
  interface Use<T> {

    /** Does it. */
    T make() throws IOException;
  }

  /**
   * Works in the cache directory.
   *
   * @throws StageException when the directory cannot be written
   */
  <T> T use(Use<T> use) {
    try {
      return use.make();
    } catch (IOException e) {
      throw new StageException(
          RunStage.CONFIGURATION,
          "Cannot use the cache directory %s: %s. Set <cacheDirectory> (-De2e.cacheDirectory) to a writable directory with free space"
              .formatted(root, e),
          e);
    }
  }
}
