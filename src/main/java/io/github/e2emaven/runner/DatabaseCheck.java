package io.github.e2emaven.runner;

import io.github.e2emaven.outcome.Ending;
import io.github.e2emaven.plan.TestFile;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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
      var what = judgement.ending().words() + ", and PostgreSQL was lost meanwhile";
      var message = lines(what, loss.get(), judgement.message());
      return new Judgement(Ending.DATABASE_LOST, message, judgement.tests());
    }
    return clone
        .exhaustion()
        .map(
            why ->
                new Judgement(
                    judgement.ending(), lines(why, judgement.message()), judgement.tests()))
        .orElse(judgement);
  }

  private static String lines(String... parts) {
    return Stream.of(parts).filter(part -> !part.isBlank()).collect(Collectors.joining("\n"));
  }
}
