package io.github.e2emaven.run;

import io.github.e2emaven.outcome.RunStage;
import io.github.e2emaven.outcome.StageException;
import java.io.IOException;
import java.nio.file.Path;

/**
 * What lies in the cache directory besides PostgreSQL's own.
 *
 * @param root the cache directory
 */
public record CacheLayout(Path root) {

  /** One file for each run that has not ended in good order yet. */
  public Path ledgers() {
    return root.resolve("ledgers");
  }

  /** One file for each project that ever had a run; deleting one would be a race. */
  Path locks() {
    return root.resolve("locks");
  }

  /** What guardians had to clean up. */
  Path guardianLog() {
    return root.resolve("guardian.log");
  }

  /** Something that makes files in the cache directory. */
  @FunctionalInterface
  interface Use<T> {

    /** Makes them. */
    T make() throws IOException;
  }

  /**
   * Makes files here.
   *
   * @throws StageException when the directory cannot be written
   */
  <T> T use(Use<T> use) {
    try {
      return use.make();
    } catch (IOException e) {
      throw new StageException(
          RunStage.CONFIGURATION,
          "the cache directory %s cannot be used: %s; give the run a writable place with room through <cacheDirectory> (-De2e.cacheDirectory)"
              .formatted(root, e),
          e);
    }
  }
}
