package io.github.e2emaven.mojo;

import java.nio.file.Path;

/**
 * What lies in the cache directory besides PostgreSQL's own.
 *
 * @param root the cache directory
 */
record CacheFiles(Path root) {

  /** One file for each run that has not ended in good order yet. */
  Path ledgers() {
    return root.resolve("ledgers");
  }

  /** What guardians had to clean up. */
  Path guardianLog() {
    return root.resolve("guardian.log");
  }
}
