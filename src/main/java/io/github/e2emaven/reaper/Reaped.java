package io.github.e2emaven.reaper;

import io.github.e2emaven.ledger.Resource;

/**
 * What became of one resource of a dead run.
 *
 * @param resource as the ledger lists it
 * @param fate what became of it
 * @param detail what was done, or why it is still there; may be empty
 */
public record Reaped(Resource resource, Fate fate, String detail) {

  /** The ends a resource can meet. */
  public enum Fate {
    /** It was gone already. */
    ABSENT,
    /** It is gone now. */
    CLEANED,
    /** It is still there, or may be. */
    LEFT
  }

  static Reaped absent(Resource resource) {
    return new Reaped(resource, Fate.ABSENT, "");
  }

  static Reaped cleaned(Resource resource, String detail) {
    return new Reaped(resource, Fate.CLEANED, detail);
  }

  static Reaped left(Resource resource, String detail) {
    return new Reaped(resource, Fate.LEFT, detail);
  }
}
