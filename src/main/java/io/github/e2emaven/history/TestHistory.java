package io.github.e2emaven.history;

import io.github.e2emaven.history.HistoryContent.State;
import io.github.e2emaven.plan.HistoryPlace;
import io.github.e2emaven.plan.TestFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What earlier runs took, from the file of this agent and those of others beside it.
 *
 * @param durations of the tests by test file: the median of what the files say
 * @param problems one line for each file that cannot be used
 */
public record TestHistory(Map<TestFile, Duration> durations, List<String> problems) {

  private static final String ENDING = ".json";

  public TestHistory {
    durations = Map.copyOf(durations);
    problems = List.copyOf(problems);
  }

  /** Reads all files of a place; a file that cannot be used is left out. */
  public static TestHistory read(HistoryPlace place) {
    var found = new HashMap<TestFile, List<Duration>>();
    var problems = new ArrayList<String>();
    for (var file : files(place.file())) {
      var content = new HistoryFile(file).read();
      content
          .estimates()
          .forEach(
              (name, estimate) ->
                  found
                      .computeIfAbsent(new TestFile(name), key -> new ArrayList<>())
                      .add(estimate.duration()));
      problem(file, content, place).ifPresent(problems::add);
    }
    var durations = new HashMap<TestFile, Duration>();
    found.forEach((file, all) -> durations.put(file, median(all)));
    return new TestHistory(durations, problems);
  }

  private static Duration median(List<Duration> durations) {
    return durations.stream().sorted().skip(durations.size() / 2).findFirst().orElse(Duration.ZERO);
  }

  /** Something else beside our files is of no interest; in the place of our file it is. */
  private static Optional<String> problem(Path file, HistoryContent content, HistoryPlace place) {
    var own = file.equals(place.file());
    if (content.state() == State.USABLE || (content.state() == State.FOREIGN && !own)) {
      return Optional.empty();
    }
    return Optional.of(
        "Ignoring the durations of earlier runs in %s: %s. %s"
            .formatted(file, content.problem(), remedy(content.state(), own)));
  }

  private static String remedy(State state, boolean own) {
    if (!own) {
      return "Delete the file if it is of no use any more";
    }
    return state.isReplaceable()
        ? "This run writes it anew, unless it is filtered"
        : "This run leaves it as it is. Set <history> (-De2e.history) to another file";
  }

  /** This agent's file first, then all others by name. */
  private static List<Path> files(Path own) {
    try (var files = Files.list(own.resolveSibling(""))) {
      return Stream.concat(Stream.of(own), files.filter(file -> isOther(file, own)).sorted())
          .toList();
    } catch (IOException e) {
      return List.of(own);
    }
  }

  private static boolean isOther(Path file, Path own) {
    return !file.equals(own) && file.getFileName().toString().endsWith(ENDING);
  }
}
