package io.github.e2emaven.database;

import io.github.e2emaven.ledger.Ledger;
import io.github.e2emaven.ledger.Resource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** A ledger that a crash would not survive. */
final class MemoryLedger implements Ledger {

  private final List<Resource> open = new ArrayList<>();
  private final List<Resource> entered = new ArrayList<>();

  @Override
  public synchronized Entry enter(Resource resource) {
    open.add(resource);
    entered.add(resource);
    return () -> strike(resource);
  }

  private synchronized void strike(Resource resource) {
    open.remove(resource);
  }

  synchronized List<Resource> entered() {
    return List.copyOf(entered);
  }

  @Override
  public synchronized List<Resource> open() {
    var newestFirst = new ArrayList<>(open);
    Collections.reverse(newestFirst);
    return newestFirst;
  }
}
