package io.github.e2emaven.runner;

import io.github.e2emaven.plan.DatabaseAddress;
import io.github.e2emaven.plan.TestFile;

/** Makes the databases of stacks. */
@FunctionalInterface
public interface CloneSource {

  /**
   * Clones the template for one attempt.
   *
   * @throws io.github.e2emaven.outcome.StageException when PostgreSQL refuses
   */
  Clone create(TestFile file, int attempt);

  /** The database of one stack. */
  interface Clone {

    /** Where it is. */
    DatabaseAddress address();

    /** Gives it to the user: it outlives the run. */
    void keep();

    /** Drops it; never throws, what stays is reported and stays in the ledger. */
    void drop();
  }
}
