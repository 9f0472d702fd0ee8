package io.github.e2emaven.cleanup;

import io.github.e2emaven.cleanup.CleanupReport.CleanedResource;
import io.github.e2emaven.ledger.DirectoryCache.PartialEntry;
import io.github.e2emaven.ledger.LedgerResource;
import io.github.e2emaven.ledger.OrphanedDirectory;
import io.github.e2emaven.plan.RunId;
import io.github.e2emaven.stack.TemporaryDirectory;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * Deletes the partial cache entries and the temporary directories of a dead run.
 *
 * @param run the dead run
 * @param cache where the run made them
 */
record DirectoryReaper(RunId run, Path cache) {

  /** Whether only the run can have made it: temporary, or not completely written to the cache. */
  boolean isRecognised(LedgerResource directory) {
    return isPartial(directory) || temporary(directory).isRecognised();
  }

  private boolean isPartial(LedgerResource directory) {
    return entry(directory).isRecognised();
  }

  List<CleanedResource> remove(List<LedgerResource> entries) {
    return entries.stream()
        .map(
            entry ->
                isPartial(entry)
                    ? delete(entry, entry(entry), "partial cache entry " + entry.name())
                    : delete(entry, temporary(entry), "temporary directory " + entry.name()))
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

  private TemporaryDirectory.Orphan temporary(LedgerResource directory) {
    return TemporaryDirectory.Orphan.of(run, Path.of(directory.name()));
  }

  private PartialEntry entry(LedgerResource directory) {
    return new PartialEntry(run, cache, Path.of(directory.name()));
  }
}
