package io.github.e2emaven.stack;

import io.github.e2emaven.outcome.StageException;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/**
 * One start of a server on leased ports. Others wait until it is closed.
 *
 * @param source of the leases
 * @param explanation makes the failure that users see from the failure of this start
 * @param success adopts the source
 * @param end lets the others go on
 */
record LeaseTrial(
    StackPorts.Source source,
    UnaryOperator<StageException> explanation,
    Consumer<StackPorts.Source> success,
    Runnable end)
    implements AutoCloseable {

  StackPorts claim() {
    return source.claim();
  }

  /** The server listens on leased ports. */
  void succeed() {
    success.accept(source);
  }

  /** What to throw for a failure of this start. */
  StageException failure(StageException again) {
    var shown = explanation.apply(again);
    if (shown != again && shown.getCause() != again) {
      shown.addSuppressed(again);
    }
    return shown;
  }

  @Override
  public void close() {
    end.run();
  }
}
