package io.github.e2emaven.runner;

import io.github.e2emaven.outcome.FileOutcome;
import io.github.e2emaven.plan.DatabaseAddress;
import io.github.e2emaven.plan.TestFile;
import java.util.List;
import java.util.Map;

/**
 * What a run comes to.
 *
 * @param files an outcome for every planned file, in the plan's order
 * @param kept the last database of each file whose databases outlive the run
 */
public record RunEnd(List<FileOutcome> files, Map<TestFile, DatabaseAddress> kept) {

  public RunEnd {
    files = List.copyOf(files);
    kept = Map.copyOf(kept);
  }
}
