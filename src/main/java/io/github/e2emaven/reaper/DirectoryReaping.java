package io.github.e2emaven.reaper;

import io.github.e2emaven.database.AbandonedDirectory;
import io.github.e2emaven.database.HalfCopy;
import io.github.e2emaven.ledger.Resource;
import io.github.e2emaven.plan.RunId;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Deletes directories of a dead run that nobody uses any more. */
final class DirectoryReaping {

  private DirectoryReaping() {}

  /** Whether it is what the run did not finish to put into the cache. */
  static boolean isHalfCopy(Resource directory, RunId run) {
    return halfCopy(directory, run).isRecognised();
  }

  static List<Reaped> removeHalfCopies(List<Resource> copies, RunId run) {
    return copies.stream()
        .map(copy -> delete(copy, halfCopy(copy, run), "unfinished directory " + copy.name()))
        .toList();
  }

  /** Says what it was, or why it is still there. */
  static Reaped delete(Resource resource, AbandonedDirectory directory, String what) {
    if (directory.isGone()) {
      return Reaped.absent(resource);
    }
    try {
      directory.delete();
      return Reaped.cleaned(resource, what);
    } catch (IOException e) {
      return Reaped.left(resource, "directory " + resource.name() + ": " + e);
    }
  }

  private static HalfCopy halfCopy(Resource directory, RunId run) {
    return new HalfCopy(run, Path.of(directory.name()));
  }
}
