package io.github.e2emaven.cleanup;

import io.github.e2emaven.cleanup.CleanupReport.CleanedResource;
import io.github.e2emaven.ledger.LedgerResource;
import io.github.e2emaven.plan.RunId;
import io.github.e2emaven.postgres.embedded.DirectoryCache.PartialEntry;
import io.github.e2emaven.postgres.embedded.OrphanedDirectory;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * Deletes the partial cache entries of a dead run.
 *
 * @param run the dead run
 * @param cache where the run made them
 */
record DirectoryReaper(RunId run, Path cache) {

  /** Whether the run did not finish to write it to the cache. */
  boolean isPartial(LedgerResource directory) {
    return entry(directory).isRecognised();
  }

  List<CleanedResource> remove(List<LedgerResource> entries) {
    return entries.stream()
        .map(entry -> delete(entry, entry(entry), "partial cache entry " + entry.name()))
        .toList();
  }

  /** Deletes a directory and tells what it was, or why it remains. */
  static CleanedResource delete(LedgerResource resource, OrphanedDirectory directory, String what) {
    if (directory.isGone()) {
      return CleanedResource.absent(resource);
    }
    try {
      directory.delete();
      return CleanedResource.removed(resource, what);
    } catch (IOException e) {
      return CleanedResource.remaining(
          resource, "directory %s (%s)".formatted(resource.name(), e.getMessage()));
    }
  }

  private PartialEntry entry(LedgerResource directory) {
    return new PartialEntry(run, cache, Path.of(directory.name()));
  }
}
