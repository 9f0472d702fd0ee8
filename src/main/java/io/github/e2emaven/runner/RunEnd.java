package io.github.e2emaven.runner;

import io.github.e2emaven.outcome.FileOutcome;
import io.github.e2emaven.plan.DatabaseAddress;
import java.util.List;

/**
 * What a run comes to.
 *
 * @param files an outcome for every planned file, in the plan's order
 * @param kept databases that outlive the run
 */
public record RunEnd(List<FileOutcome> files, List<DatabaseAddress> kept) {

  /** Copies the lists. */
  public RunEnd {
    files = List.copyOf(files);
    kept = List.copyOf(kept);
  }
}
