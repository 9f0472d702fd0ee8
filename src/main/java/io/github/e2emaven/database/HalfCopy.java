package io.github.e2emaven.database;

import io.github.e2emaven.plan.RunId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;

/**
 * What a run that is proven dead did not finish to put into the cache.
 *
 * @param run the dead run
 * @param directory as its ledger says
 */
public record HalfCopy(RunId run, Path directory) {

  /** The end of its name, as long as it is not whole. */
  static String mark(RunId run) {
    return ".tmp-" + run;
  }

  /** Whether the path can be nothing else. Also true when it is gone. */
  public boolean isRecognised() {
    var plain = directory.isAbsolute() && directory.equals(directory.normalize());
    var named = plain && directory.toString().endsWith(mark(run));
    return named && (isGone() || Files.isDirectory(directory, LinkOption.NOFOLLOW_LINKS));
  }

  /** Whether there is nothing under this path. */
  public boolean isGone() {
    return Files.notExists(directory, LinkOption.NOFOLLOW_LINKS);
  }

  /**
   * Deletes it.
   *
   * @throws IOException when something is left of it
   */
  public void delete() throws IOException {
    if (!isRecognised()) {
      throw new IOException(directory + " is no half copy of run " + run);
    }
    FileTree.delete(directory);
  }
}
