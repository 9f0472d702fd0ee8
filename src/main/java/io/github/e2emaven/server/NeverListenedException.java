package io.github.e2emaven.server;

import io.github.e2emaven.outcome.FailureMessage;
import io.github.e2emaven.outcome.RunStage;
import io.github.e2emaven.outcome.StageException;

/**
 * The server exited before it listened on its main port, which no other process took: it is broken,
 * or it cannot bind a reserved port.
 */
public final class NeverListenedException extends StageException {

  private static final long serialVersionUID = 1L;

  NeverListenedException(FailureMessage message) {
    super(RunStage.SERVER, message, null);
  }
}
