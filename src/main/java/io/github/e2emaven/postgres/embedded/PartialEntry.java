package io.github.e2emaven.postgres.embedded;

import io.github.e2emaven.plan.RunId;
import java.nio.file.Path;

/**
 * What a run that is proven dead did not finish to put into the cache.
 *
 * @param run the dead run
 * @param directory as its ledger says
 */
public record PartialEntry(RunId run, Path directory) implements OrphanedDirectory {

  /** The end of its name, as long as it is not whole. */
  static String mark(RunId run) {
    return ".tmp-" + run;
  }

  @Override
  public boolean isRecognised() {
    return isNamed(mark(run));
  }
}
