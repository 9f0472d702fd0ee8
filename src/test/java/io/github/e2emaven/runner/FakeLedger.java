package io.github.e2emaven.runner;

import io.github.e2emaven.ledger.Ledger;
import io.github.e2emaven.ledger.Resource;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** A ledger in memory that may refuse one kind of resource, as a full disk does. */
final class FakeLedger implements Ledger {

  final List<Resource> open = new CopyOnWriteArrayList<>();
  private final Resource.@Nullable Kind refused;

  FakeLedger(Resource.@Nullable Kind refused) {
    this.refused = refused;
  }

  @Override
  public Entry enter(Resource resource) {
    if (resource.kind() == refused) {
      throw new UncheckedIOException(new java.io.IOException("No space left on device"));
    }
    open.add(resource);
    return () -> open.remove(resource);
  }

  @Override
  public List<Resource> open() {
    return List.copyOf(open);
  }
}
