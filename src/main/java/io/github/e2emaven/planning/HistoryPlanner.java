package io.github.e2emaven.planning;

import io.github.e2emaven.history.TestHistory;
import io.github.e2emaven.outcome.RunStage;
import io.github.e2emaven.outcome.StageException;
import io.github.e2emaven.plan.HistoryPlace;
import io.github.e2emaven.plan.StartSchedule;
import io.github.e2emaven.plan.TestFile;
import io.github.e2emaven.schedule.StartOrder;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Plans the start of the test files by what earlier runs took.
 *
 * @param facts of the project
 * @param cache the cache directory, where the history is by default
 * @param history the file that the user has configured, null for none
 */
record HistoryPlanner(ProjectFacts facts, Path cache, @Nullable String history) {

  private static final String ENDING = ".json";

  /**
   * The schedule of a run.
   *
   * @param warning receives what is wrong with the durations of earlier runs
   */
  StartSchedule schedule(List<TestFile> files, Consumer<String> warning) {
    var suite = facts.suite();
    var place = place();
    var known = TestHistory.read(place);
    known.problems().forEach(warning);
    var schedule =
        StartOrder.of(suite.runOrder(), suite.runOrderSeed()).schedule(files, known.durations());
    return suite.filtered() ? schedule : schedule.notedIn(place);
  }

  /** One file for each execution of each project, shared by all of the user's checkouts. */
  private HistoryPlace place() {
    if (history != null) {
      return new HistoryPlace(configured(history), null);
    }
    var root = cache.resolve("history");
    var suite = facts.suite();
    var name =
        "%s+%s+%s"
            .formatted(suite.groupId(), suite.artifactId(), suite.execution())
            .replaceAll("[^A-Za-z0-9_.+-]", "_");
    return new HistoryPlace(root.resolve(name).resolve("durations" + ENDING), root);
  }

  private Path configured(String file) {
    if (!file.endsWith(ENDING)) {
      throw new StageException(
          RunStage.CONFIGURATION,
          "<history> (-De2e.history) is '%s', but must be a file whose name ends with %s"
              .formatted(file, ENDING));
    }
    return facts.directories().base().resolve(file).toAbsolutePath().normalize();
  }
}
