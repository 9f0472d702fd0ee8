package io.github.e2emaven.cleanup;

import io.github.e2emaven.ledger.LedgerResource;

/**
 * What became of one resource of a dead run.
 *
 * @param resource as the ledger lists it
 * @param fate what became of it
 * @param detail what was done, or why it is still there; may be empty
 */
public record CleanedResource(LedgerResource resource, Fate fate, String detail) {

  /** The ends a resource can meet. */
  public enum Fate {
    /** It was gone already. */
    ABSENT,
    /** It is gone now. */
    CLEANED,
    /** It is still there, or may be. */
    LEFT
  }

  static CleanedResource absent(LedgerResource resource) {
    return new CleanedResource(resource, Fate.ABSENT, "");
  }

  static CleanedResource cleaned(LedgerResource resource, String detail) {
    return new CleanedResource(resource, Fate.CLEANED, detail);
  }

  static CleanedResource left(LedgerResource resource, String detail) {
    return new CleanedResource(resource, Fate.LEFT, detail);
  }
}
