package io.github.e2emaven.runner;

import io.github.e2emaven.plan.DatabaseAddress;
import io.github.e2emaven.plan.TestFile;

/** Makes and drops the databases of stacks. */
public interface CloneSource {

  /**
   * Clones the template for one attempt.
   *
   * @throws io.github.e2emaven.outcome.StageException when PostgreSQL refuses
   */
  DatabaseAddress create(TestFile file, int attempt);

  /** Drops a clone; never throws, what stays is reported and stays in the ledger. */
  void drop(DatabaseAddress clone);
}
