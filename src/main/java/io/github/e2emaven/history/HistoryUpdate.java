package io.github.e2emaven.history;

import io.github.e2emaven.files.FileFacts;
import io.github.e2emaven.outcome.FileOutcome;
import io.github.e2emaven.plan.HistoryPlace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * Notes what the test files of a run took, for later runs.
 *
 * @param place of the file
 * @param notice receives the reason why it cannot be written
 */
public record HistoryUpdate(HistoryPlace place, Consumer<String> notice) {

  /**
   * Notes the test files that have passed as a whole. Never throws: no result depends on it.
   *
   * @param outcomes of all test files of the run
   */
  public void note(List<FileOutcome> outcomes) {
    try {
      update(outcomes);
    } catch (IOException e) {
      notice.accept(
          "Cannot note the durations of this run in %s: %s. Set <history> (-De2e.history) to a file that can be written"
              .formatted(place.file(), e));
    }
  }

  /** Read again: another run may have written it meanwhile. */
  private void update(List<FileOutcome> outcomes) throws IOException {
    var file = new HistoryFile(place.file());
    createDirectory(place.file().resolveSibling(""));
    var before = file.read();
    var planned =
        outcomes.stream().map(outcome -> outcome.file().className()).collect(Collectors.toSet());
    var after = before.after(measured(outcomes), planned);
    if (before.state().isReplaceable() && !after.equals(before.estimates())) {
      file.write(after);
    }
  }

  private static Map<String, Estimate> measured(List<FileOutcome> outcomes) {
    var measured = new TreeMap<String, Estimate>();
    outcomes.forEach(
        outcome ->
            RunMeasure.of(outcome)
                .ifPresent(estimate -> measured.put(outcome.file().className(), estimate)));
    return measured;
  }

  private void createDirectory(Path directory) throws IOException {
    var root = place.privateRoot();
    if (root != null && FileFacts.hasModes(directory)) {
      makePrivate(root);
    }
    Files.createDirectories(directory);
  }

  /** Where other users can write beside it, one of them may have made it, or a link. */
  private static void makePrivate(Path root) throws IOException {
    if (FileFacts.find(root).isEmpty()) {
      Files.createDirectory(
          root, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    }
    if (!FileFacts.of(root).isPrivateDirectory()) {
      throw new IOException(root + " is a link, or other users can write to it");
    }
  }
}
