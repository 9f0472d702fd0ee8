package io.github.e2emaven.stack;

import io.github.e2emaven.outcome.FileOutcome;
import io.github.e2emaven.plan.DatabaseAddress;
import io.github.e2emaven.plan.TestFile;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is released when: a file's databases after its stacks, the rest when all stacks are gone.
 *
 * @param releases stops stacks in the background
 * @param clones null for a run without databases
 */
public record RunTeardown(StackReleaser releases, @Nullable CloneRegistry clones) {

  /** On top of what a server is given to stop by itself. */
  static final Duration MARGIN = Duration.ofSeconds(30);

  public void fileEnded(FileOutcome outcome) {
    if (clones != null) {
      releases.submit(outcome.file(), () -> clones.fileEnded(outcome));
    }
  }

  /**
   * Returns when all stacks are gone.
   *
   * @param stopTimeout what a server is given to stop
   * @return the databases that are kept
   */
  public Map<TestFile, DatabaseAddress> runEnded(List<FileOutcome> outcomes, Duration stopTimeout)
      throws InterruptedException {
    releases.await(stopTimeout.plus(MARGIN));
    return clones == null ? Map.of() : clones.runEnded(outcomes, releases::notice);
  }
}
