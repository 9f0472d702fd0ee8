package io.github.e2emaven.stack;

import io.github.e2emaven.outcome.Ending;
import io.github.e2emaven.outcome.FileOutcome;
import io.github.e2emaven.outcome.FileResult;
import io.github.e2emaven.plan.DatabaseAddress;
import io.github.e2emaven.plan.RunPlan.Rules.KeepDatabases;
import io.github.e2emaven.plan.TestFile;
import io.github.e2emaven.postgres.template.CloneDatabase;
import io.github.e2emaven.postgres.template.CloneFactory;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Every clone of a run, until it is dropped or kept. Safe for several threads. */
public final class CloneRegistry {

  private final CloneFactory factory;
  private final KeepDatabases keep;
  private final Map<TestFile, SortedMap<Integer, CloneDatabase>> clones = new LinkedHashMap<>();

  /**
   * For one run.
   *
   * @param factory creates the clones
   * @param keep which of them outlive the run
   */
  public CloneRegistry(CloneFactory factory, KeepDatabases keep) {
    this.factory = factory;
    this.keep = keep;
  }

  /**
   * Creates the clone of one attempt; drops the one that its replaced stack had.
   *
   * @throws io.github.e2emaven.outcome.StageException when PostgreSQL refuses
   */
  public DatabaseAddress create(TestFile file, int attempt) {
    attempts(file, of -> of.remove(attempt)).ifPresent(CloneDatabase::drop);
    var clone = factory.create(file, attempt);
    var unused = attempts(file, of -> of.put(attempt, clone));
    return clone.address();
  }

  /** The clone of a file's latest attempt; empty when it has none. */
  public Optional<CloneDatabase> last(TestFile file) {
    return attempts(file, of -> of.isEmpty() ? null : of.get(of.lastKey()));
  }

  private Optional<CloneDatabase> attempts(
      TestFile file, Function<SortedMap<Integer, CloneDatabase>, @Nullable CloneDatabase> work) {
    synchronized (clones) {
      return Optional.ofNullable(work.apply(clones.computeIfAbsent(file, key -> new TreeMap<>())));
    }
  }

  /** Drops a file's clones, unless they may be kept; called when its stacks are gone. */
  void fileEnded(FileOutcome outcome) {
    // Whether the whole run passes is not known yet: with all-if-failed that keeps everything.
    if (!keep.keeps(!isWorthKeeping(outcome), false)) {
      take(outcome.file()).forEach(CloneDatabase::close);
    }
  }

  /**
   * Drops what the whole run's result does not keep; called when all stacks are gone. Never throws:
   * one clone that cannot be released must not cost the others, nor the record of the run.
   *
   * @param notice receives clones that cannot be kept or dropped
   * @return the last database of each file whose databases are kept
   */
  Map<TestFile, DatabaseAddress> runEnded(List<FileOutcome> outcomes, Consumer<String> notice) {
    boolean success = outcomes.stream().allMatch(outcome -> outcome.result().isSuccess());
    var kept = new LinkedHashMap<TestFile, DatabaseAddress>();
    for (var outcome : outcomes) {
      for (var clone : take(outcome.file())) {
        try {
          release(clone, keeps(outcome, success))
              .ifPresent(database -> kept.put(outcome.file(), database));
        } catch (RuntimeException e) {
          notice.accept(
              "Cannot release a database of %s: %s".formatted(outcome.file().simpleName(), e));
        }
      }
    }
    return kept;
  }

  /** Its address if it is kept. */
  private static Optional<DatabaseAddress> release(CloneDatabase clone, boolean keeps) {
    if (keeps) {
      clone.keep();
      return Optional.of(clone.address());
    }
    clone.close();
    return Optional.empty();
  }

  /** What no test has touched is never kept. */
  private boolean keeps(FileOutcome outcome, boolean success) {
    return outcome.result() != FileResult.NOT_RUN && keep.keeps(!isWorthKeeping(outcome), success);
  }

  /** A file that was cancelled, or lost its database, holds nothing worth looking at. */
  private static boolean isWorthKeeping(FileOutcome outcome) {
    return (outcome.result() == FileResult.FAILED || outcome.result() == FileResult.BROKEN)
        && outcome.last().ending() != Ending.DATABASE_LOST;
  }

  private Collection<CloneDatabase> take(TestFile file) {
    synchronized (clones) {
      var taken = clones.remove(file);
      return taken == null ? List.of() : taken.values();
    }
  }
}
