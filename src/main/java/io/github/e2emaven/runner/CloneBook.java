package io.github.e2emaven.runner;

import io.github.e2emaven.outcome.FileOutcome;
import io.github.e2emaven.plan.DatabaseAddress;
import io.github.e2emaven.plan.KeepDatabases;
import io.github.e2emaven.plan.TestFile;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Every clone of a run, until it is dropped or kept for good. */
public final class CloneBook {

  private final CloneSource source;
  private final KeepDatabases keep;
  private final Map<DatabaseAddress, TestFile> clones = new LinkedHashMap<>();

  /** Empty. */
  public CloneBook(CloneSource source, KeepDatabases keep) {
    this.source = source;
    this.keep = keep;
  }

  DatabaseAddress create(TestFile file, int attempt) {
    var clone = source.create(file, attempt);
    synchronized (clones) {
      clones.put(clone, file);
    }
    return clone;
  }

  /** Drops the clones of a file that will not be kept, whatever comes. */
  void fileEnded(FileOutcome outcome) {
    boolean mayBeKept = keep.keeps(isForgettable(outcome), false);
    if (!mayBeKept) {
      of(outcome.file()).forEach(this::drop);
    }
  }

  /** Drops what the whole run's result does not keep, and returns what is kept. */
  List<DatabaseAddress> runEnded(List<FileOutcome> outcomes) {
    boolean good = outcomes.stream().allMatch(outcome -> outcome.result().isGood());
    for (var outcome : outcomes) {
      if (!keep.keeps(isForgettable(outcome), good)) {
        of(outcome.file()).forEach(this::drop);
      }
    }
    synchronized (clones) {
      return List.copyOf(clones.keySet());
    }
  }

  /** A cancelled file has nothing to look into either. */
  private static boolean isForgettable(FileOutcome outcome) {
    return switch (outcome.result()) {
      case FAILED, BROKEN -> false;
      default -> true;
    };
  }

  private List<DatabaseAddress> of(TestFile file) {
    synchronized (clones) {
      var found = new ArrayList<DatabaseAddress>();
      clones.forEach(
          (clone, owner) -> {
            if (owner.equals(file)) {
              found.add(clone);
            }
          });
      return found;
    }
  }

  private void drop(DatabaseAddress clone) {
    synchronized (clones) {
      clones.remove(clone);
    }
    source.drop(clone);
  }
}
