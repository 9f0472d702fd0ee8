package io.github.e2emaven.it.faults;

import java.io.Serial;

/** A fault cannot be caused on this machine: it is left out of the table, and the notes say so. */
public final class NotPossible extends RuntimeException {

  @Serial private static final long serialVersionUID = 1L;

  /**
   * For a reason.
   *
   * @param reason one sentence, without a full stop
   */
  public NotPossible(String reason) {
    super(reason);
  }
}
