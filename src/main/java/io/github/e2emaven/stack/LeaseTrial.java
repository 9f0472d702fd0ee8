package io.github.e2emaven.stack;

import io.github.e2emaven.outcome.StageException;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * One start of a server on leased ports. Others wait until it ends.
 *
 * @param source of the leases
 * @param explanation makes the failure that users see from the failure of this start
 * @param success adopts the source
 * @param end releases the others
 */
record LeaseTrial(
    StackPorts.Source source,
    UnaryOperator<StageException> explanation,
    Consumer<StackPorts.Source> success,
    Runnable end) {

  /**
   * Starts on leased ports. A failure is explained before the others follow: they explain theirs by
   * it.
   *
   * @param start of a server on the given ports
   */
  <T> T start(Function<StackPorts, T> start) {
    try {
      var started = start.apply(source.claim());
      success.accept(source);
      return started;
    } catch (StageException e) {
      throw failure(e);
    } finally {
      end.run();
    }
  }

  private StageException failure(StageException again) {
    var shown = explanation.apply(again);
    if (shown != again && shown.getCause() != again) {
      shown.addSuppressed(again);
    }
    return shown;
  }
}
