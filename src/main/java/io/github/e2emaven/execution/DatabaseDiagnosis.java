package io.github.e2emaven.execution;

import io.github.e2emaven.outcome.Ending;
import io.github.e2emaven.plan.TestFile;
import io.github.e2emaven.stack.CloneRegistry;
import io.github.e2emaven.stack.CloneSource;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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
    return !ending.isGood() && ending != Ending.STACK_REFUSED && ending != Ending.DATABASE_REFUSED;
  }

  private static AttemptEnding explained(AttemptEnding judgement, CloneSource.Clone clone) {
    var loss = clone.loss();
    if (loss.isPresent()) {
      var what = judgement.ending().words() + ", and PostgreSQL was lost meanwhile";
      var message = lines(what, loss.get(), judgement.message());
      return new AttemptEnding(Ending.DATABASE_LOST, message, judgement.tests());
    }
    return clone
        .exhaustion()
        .map(
            why ->
                new AttemptEnding(
                    judgement.ending(), lines(why, judgement.message()), judgement.tests()))
        .orElse(judgement);
  }

  private static String lines(String... parts) {
    return Stream.of(parts).filter(part -> !part.isBlank()).collect(Collectors.joining("\n"));
  }
}
