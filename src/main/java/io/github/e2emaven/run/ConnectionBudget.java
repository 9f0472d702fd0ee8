package io.github.e2emaven.run;

import io.github.e2emaven.outcome.RunStage;
import io.github.e2emaven.outcome.StageException;

/**
 * What a stack may take of PostgreSQL's connections.
 *
 * @param free connections that PostgreSQL can still give
 */
record ConnectionBudget(int free) {

  /** A connection pool at HikariCP's default of ten, and two for the tests. */
  static final int PER_STACK = 12;

  /** Clones are made and dropped beside running stacks. */
  private static final int OURS = 3;

  /**
   * How many stacks fit.
   *
   * @throws StageException when not even one does
   */
  int stacks() {
    int stacks = (free - OURS) / PER_STACK;
    if (stacks < 1) {
      throw new StageException(
          RunStage.POSTGRESQL,
          "PostgreSQL has too few connections: %s. Raise max_connections or end other sessions"
              .formatted(explain()));
    }
    return stacks;
  }

  /**
   * What one stack may have, so that one that leaks connections takes none from the others.
   *
   * @param workers stacks at a time
   */
  int share(int workers) {
    return Math.max(PER_STACK, (free - OURS) / workers);
  }

  /** The arithmetic, for the user. */
  String explain() {
    return "each may take %d connections and the run itself %d, and PostgreSQL has %d free"
        .formatted(PER_STACK, OURS, free);
  }
}
