package io.github.e2emaven.ledger;

import java.util.List;

/** The resources of one run. Safe for use by several threads. */
public interface Ledger {

  /** Writes the resource to disk; called before the resource is created. */
  Entry enter(LedgerResource resource);

  /** The resources that were entered and not struck out, newest first. */
  List<LedgerResource> open();

  /** One line of the ledger. */
  interface Entry {
    /** Strikes the resource out; called after it is gone. May be called again. */
    void strike();
  }
}
