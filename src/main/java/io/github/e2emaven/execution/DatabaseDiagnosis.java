package io.github.e2emaven.execution;

import io.github.e2emaven.outcome.Ending;
import io.github.e2emaven.plan.TestFile;
import io.github.e2emaven.stack.StackFactory;

/**
 * Asks PostgreSQL for its part in a failed attempt: a server and tests whose database was lost say
 * nothing about themselves.
 *
 * @param stacks knows the databases
 */
record DatabaseDiagnosis(StackFactory stacks) {

  /** The ending in the light of the database; called while the stack still runs, if it does. */
  AttemptEnding explain(TestFile file, AttemptEnding end) {
    if (!needsExplanation(end.ending())) {
      return end;
    }
    return stacks
        .databaseLoss(file)
        .map(loss -> lost(end, loss))
        .or(() -> stacks.connectionExhaustion(file).map(why -> exhausted(end, why)))
        .orElse(end);
  }

  private static boolean needsExplanation(Ending ending) {
    return switch (ending) {
      case PASSED, NO_TESTS_MATCHED, FOREIGN_TESTS, STACK_SETUP_FAILED, CLONE_FAILED -> false;
      // an assumption may have asked for what was lost
      case ALL_SKIPPED,
          FAILED,
          SERVER_NOT_STARTED,
          SERVER_DIED,
          DATABASE_LOST,
          TEST_JVM_CRASHED,
          REPORT_INVALID,
          TIMED_OUT,
          CANCELLED ->
          true;
    };
  }

  private static AttemptEnding lost(AttemptEnding end, String loss) {
    var headline = end.ending().words() + ", and the PostgreSQL server was lost meanwhile";
    var message = end.message().under(loss).under(headline);
    return new AttemptEnding(Ending.DATABASE_LOST, message, end.tests());
  }

  private static AttemptEnding exhausted(AttemptEnding end, String why) {
    return new AttemptEnding(end.ending(), end.message().under(why), end.tests());
  }
}
