package io.github.e2emaven.run;

import io.github.e2emaven.files.FileTree;
import io.github.e2emaven.outcome.RunStage;
import io.github.e2emaven.outcome.StageException;
import io.github.e2emaven.plan.RunDirectory;
import io.github.e2emaven.plan.RunId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;

/**
 * Deletes the files of old runs, so that {@code target/e2e} does not grow without end.
 *
 * @param runs how many runs keep their files, at least 1; the new one counts
 * @param bytes how much the files of earlier runs may take together; the latest one may take more
 * @param session when this Maven session began: its runs are not judged yet
 */
public record RunRetention(int runs, long bytes, Instant session) {

  private static final long MEBIBYTE = 1 << 20;

  /**
   * The parameters, checked.
   *
   * @throws StageException when one is out of range
   */
  public static RunRetention of(int keepRuns, int keepRunsInMegabytes, Instant session) {
    check("keepRuns", keepRuns);
    check("keepRunsInMegabytes", keepRunsInMegabytes);
    return new RunRetention(keepRuns, keepRunsInMegabytes * MEBIBYTE, session);
  }

  private static void check(String parameter, int value) {
    if (value < 1) {
      throw new StageException(
          RunStage.CONFIGURATION, "<%s> is %d, but must be at least 1".formatted(parameter, value));
    }
  }

  /**
   * Deletes what is too old or too much. Never throws: the new run does not depend on it.
   *
   * @param current directory of the new run
   * @param notice receives what cannot be deleted
   */
  public void prune(RunDirectory current, Consumer<String> notice) {
    var kept = 1;
    long taken = 0;
    try {
      for (var run : earlier(current.path())) {
        taken += FileTree.size(run);
        kept++;
        if (kept > runs || (kept > 2 && taken > bytes)) {
          FileTree.delete(run);
        }
      }
    } catch (IOException | UncheckedIOException e) {
      notice.accept("Cannot delete the files of an old run: %s".formatted(e));
    }
  }

  /** The runs before this session, the latest first: their ids sort by time. */
  private List<Path> earlier(Path current) throws IOException {
    var first = RunId.at(session);
    try (var entries = Files.list(current.resolveSibling(""))) {
      return entries
          .filter(entry -> Files.isDirectory(entry, LinkOption.NOFOLLOW_LINKS))
          .filter(entry -> RunId.isTimed(name(entry)) && name(entry).compareTo(first) < 0)
          .sorted(Comparator.comparing(RunRetention::name).reversed())
          .toList();
    }
  }

  private static String name(Path run) {
    return String.valueOf(run.getFileName());
  }
}
