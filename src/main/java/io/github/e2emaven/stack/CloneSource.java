package io.github.e2emaven.stack;

import io.github.e2emaven.plan.DatabaseAddress;
import io.github.e2emaven.plan.TestFile;
import java.util.Optional;

/** Creates the databases of stacks. */
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

    /** How PostgreSQL was lost to its users meanwhile; empty when it was not. */
    Optional<String> loss();

    /** That its users hold all connections that they may have; empty otherwise. */
    Optional<String> exhaustion();

    /** Keeps it: it outlives the run. */
    void keep();

    /** Drops it; never throws: a failed drop is reported and stays in the ledger. */
    void drop();
  }
}
