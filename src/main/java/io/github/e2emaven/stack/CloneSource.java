package io.github.e2emaven.stack;

import io.github.e2emaven.plan.DatabaseAddress;
import io.github.e2emaven.plan.TestFile;
import java.util.Optional;

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

    /** Why PostgreSQL was not there for its users all the time; empty when it was. */
    Optional<String> loss();

    /** That its users have taken all connections that they may have; empty when they have not. */
    Optional<String> exhaustion();

    /** Gives it to the user: it outlives the run. */
    void keep();

    /** Drops it; never throws, what stays is reported and stays in the ledger. */
    void drop();
  }
}
