package io.github.e2emaven.runner;

import io.github.e2emaven.outcome.Ending;
import io.github.e2emaven.plan.TestFile;
import org.jspecify.annotations.Nullable;

/**
 * Asks PostgreSQL what it has to do with a bad ending. Servers and tests whose database went away
 * say nothing about themselves.
 *
 * @param clones null for a run without databases
 */
record DatabaseCheck(@Nullable CloneBook clones) {

  /** The ending in the light of the database; called while the stack still runs, if it does. */
  Judgement of(TestFile file, Judgement judgement) {
    if (clones == null || !needsExplanation(judgement.ending())) {
      return judgement;
    }
    return clones.last(file).map(clone -> explained(judgement, clone)).orElse(judgement);
  }

  private static boolean needsExplanation(Ending ending) {
    return !ending.isGood() && ending != Ending.STACK_REFUSED && ending != Ending.DATABASE_REFUSED;
  }

  private static Judgement explained(Judgement judgement, CloneSource.Clone clone) {
    var loss = clone.loss();
    if (loss.isPresent()) {
      return new Judgement(
          Ending.DATABASE_LOST,
          join(judgement.ending().words(), judgement, loss.get()),
          judgement.tests());
    }
    return clone
        .exhaustion()
        .map(why -> new Judgement(judgement.ending(), join(why, judgement, ""), judgement.tests()))
        .orElse(judgement);
  }

  private static String join(String first, Judgement judgement, String last) {
    return String.join("\n", first, judgement.message(), last).replaceAll("\n+", "\n").strip();
  }
}
