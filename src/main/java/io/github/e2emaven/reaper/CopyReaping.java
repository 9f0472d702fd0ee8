package io.github.e2emaven.reaper;

import io.github.e2emaven.database.HalfCopy;
import io.github.e2emaven.ledger.Resource;
import io.github.e2emaven.plan.RunId;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Deletes what a dead run did not finish to put into the cache. */
record CopyReaping(RunId run) {

  boolean isCopy(Resource directory) {
    return copy(directory).isRecognised();
  }

  List<Reaped> remove(List<Resource> copies) {
    return copies.stream().map(this::remove).toList();
  }

  private Reaped remove(Resource directory) {
    var copy = copy(directory);
    if (copy.isGone()) {
      return Reaped.absent(directory);
    }
    try {
      copy.delete();
      return Reaped.cleaned(directory, "unfinished directory " + directory.name());
    } catch (IOException e) {
      return Reaped.left(directory, "directory " + directory.name() + ": " + e);
    }
  }

  private HalfCopy copy(Resource directory) {
    return new HalfCopy(run, Path.of(directory.name()));
  }
}
