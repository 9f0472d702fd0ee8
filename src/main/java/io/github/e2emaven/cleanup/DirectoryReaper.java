package io.github.e2emaven.cleanup;

import io.github.e2emaven.ledger.LedgerResource;
import io.github.e2emaven.plan.RunId;
import io.github.e2emaven.postgres.embedded.DirectoryCache.PartialEntry;
import io.github.e2emaven.postgres.embedded.OrphanedDirectory;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Deletes directories of a dead run that nobody uses any more. */
final class DirectoryReaper {

  private DirectoryReaper() {}

  /** Whether it is what the run did not finish to put into the cache. */
  static boolean isHalfCopy(LedgerResource directory, RunId run) {
    return halfCopy(directory, run).isRecognised();
  }

  static List<CleanedResource> removeHalfCopies(List<LedgerResource> copies, RunId run) {
    return copies.stream()
        .map(copy -> delete(copy, halfCopy(copy, run), "unfinished directory " + copy.name()))
        .toList();
  }

  /** Says what it was, or why it is still there. */
  static CleanedResource delete(LedgerResource resource, OrphanedDirectory directory, String what) {
    if (directory.isGone()) {
      return CleanedResource.absent(resource);
    }
    try {
      directory.delete();
      return CleanedResource.cleaned(resource, what);
    } catch (IOException e) {
      return CleanedResource.left(resource, "directory " + resource.name() + ": " + e);
    }
  }

  private static PartialEntry halfCopy(LedgerResource directory, RunId run) {
    return new PartialEntry(run, Path.of(directory.name()));
  }
}
