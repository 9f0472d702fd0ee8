package io.github.e2emaven.execution;

import io.github.e2emaven.outcome.Ending;
import io.github.e2emaven.plan.TestFile;
import io.github.e2emaven.stack.CloneRegistry;
import io.github.e2emaven.stack.CloneSource;
import org.jspecify.annotations.Nullable;

/**
 * Asks PostgreSQL what it has to do with a bad ending. Servers and tests whose database went away
 * say nothing about themselves.
 *
 * @param clones null for a run without databases
 */
record DatabaseDiagnosis(@Nullable CloneRegistry clones) {

  /** The ending in the light of the database; called while the stack still runs, if it does. */
  AttemptEnding of(TestFile file, AttemptEnding judgement) {
    if (clones == null || !needsExplanation(judgement.ending())) {
      return judgement;
    }
    return clones.last(file).map(clone -> explained(judgement, clone)).orElse(judgement);
  }

  private static boolean needsExplanation(Ending ending) {
    return !ending.isSuccess()
        && ending != Ending.STACK_SETUP_FAILED
        && ending != Ending.CLONE_FAILED;
  }

  private static AttemptEnding explained(AttemptEnding judgement, CloneSource.Clone clone) {
    var loss = clone.loss();
    if (loss.isPresent()) {
      var what = judgement.ending().words() + ", and PostgreSQL was lost meanwhile";
      var message = judgement.message().under(loss.get()).under(what);
      return new AttemptEnding(Ending.DATABASE_LOST, message, judgement.tests());
    }
    return clone
        .exhaustion()
        .map(
            why ->
                new AttemptEnding(
                    judgement.ending(), judgement.message().under(why), judgement.tests()))
        .orElse(judgement);
  }
}
