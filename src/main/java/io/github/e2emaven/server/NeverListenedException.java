package io.github.e2emaven.server;

import io.github.e2emaven.outcome.RunStage;
import io.github.e2emaven.outcome.StageException;

/**
 * The server ended without ever having listened on its main port, which nobody else took: it is
 * broken, or it cannot listen on a port that is held for it.
 */
public final class NeverListenedException extends StageException {

  private static final long serialVersionUID = 1L;

  NeverListenedException(String message) {
    super(RunStage.SERVER, message);
  }
}
