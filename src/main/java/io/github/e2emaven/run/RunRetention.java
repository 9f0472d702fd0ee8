package io.github.e2emaven.run;

import io.github.e2emaven.files.FileTree;
import io.github.e2emaven.plan.RunDirectory;
import io.github.e2emaven.plan.RunId;
import io.github.e2emaven.plan.RunPlan.Rules.Retention;
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
 * Deletes the files of old runs.
 *
 * @param limits which runs keep theirs
 * @param session when this Maven session began: its runs are not judged yet
 */
public record RunRetention(Retention limits, Instant session) {

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
        if (kept > limits.runs() || (kept > 2 && taken > limits.bytes())) {
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
    var parent = current.resolveSibling("");
    if (!Files.isDirectory(parent)) {
      return List.of();
    }
    try (var entries = Files.list(parent)) {
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
