package io.github.e2emaven.stack;

import io.github.e2emaven.ledger.Ledger;
import io.github.e2emaven.ledger.LedgerResource;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** A ledger in memory that may refuse one kind of resource, as a full disk does. */
final class FakeLedger implements Ledger {

  final List<LedgerResource> open = new CopyOnWriteArrayList<>();
  private final LedgerResource.@Nullable Kind refused;

  FakeLedger(LedgerResource.@Nullable Kind refused) {
    this.refused = refused;
  }

  @Override
  public Entry enter(LedgerResource resource) {
    if (resource.kind() == refused) {
      throw new UncheckedIOException(new java.io.IOException("No space left on device"));
    }
    open.add(resource);
    return () -> open.remove(resource);
  }

  @Override
  public List<LedgerResource> open() {
    return List.copyOf(open);
  }
}
