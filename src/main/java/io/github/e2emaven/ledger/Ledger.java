package io.github.e2emaven.ledger;

import java.util.List;

/** The resources of one run. Safe for use by several threads. */
public interface Ledger {

  /** Writes the resource to disk; called before the resource is made. */
  Entry enter(LedgerResource resource);

  /** What was entered and not struck out, newest first. */
  List<LedgerResource> open();

  /** One line of the ledger. */
  interface Entry {
    /** Strikes the resource out; called after it is gone. Harmless when called again. */
    void strike();
  }
}
