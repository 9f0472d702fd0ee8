package io.github.e2emaven.postgres;

import io.github.e2emaven.ledger.Ledger;
import io.github.e2emaven.ledger.LedgerResource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** A ledger in memory. */
public final class MemoryLedger implements Ledger {

  private final List<LedgerResource> open = new ArrayList<>();
  private final List<LedgerResource> entered = new ArrayList<>();

  @Override
  public synchronized Entry enter(LedgerResource resource) {
    open.add(resource);
    entered.add(resource);
    return () -> strike(resource);
  }

  private synchronized void strike(LedgerResource resource) {
    open.remove(resource);
  }

  public synchronized List<LedgerResource> entered() {
    return List.copyOf(entered);
  }

  @Override
  public synchronized List<LedgerResource> open() {
    var newestFirst = new ArrayList<>(open);
    Collections.reverse(newestFirst);
    return newestFirst;
  }
}
