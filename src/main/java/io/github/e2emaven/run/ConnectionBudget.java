package io.github.e2emaven.run;

import io.github.e2emaven.outcome.RunStage;
import io.github.e2emaven.outcome.StageException;

/**
 * How many stacks PostgreSQL's connections suffice for.
 *
 * @param free connections that PostgreSQL can still give
 */
record ConnectionBudget(int free) {

  /** A connection pool of HikariCP's default size, ten, and two for the tests. */
  static final int PER_STACK = 12;

  /** Clones are created and dropped beside running stacks. */
  private static final int OURS = 3;

  /**
   * How many stacks fit.
   *
   * @throws StageException when not even one fits
   */
  int stacks() {
    int stacks = (free - OURS) / PER_STACK;
    if (stacks < 1) {
      throw new StageException(
          RunStage.POSTGRESQL,
          "PostgreSQL has too few connections: %s. Raise max_connections or close other sessions"
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

  /** The calculation, for users. */
  String explain() {
    return "each stack needs %d connections and the run itself %d, and PostgreSQL has %d free"
        .formatted(PER_STACK, OURS, free);
  }
}
