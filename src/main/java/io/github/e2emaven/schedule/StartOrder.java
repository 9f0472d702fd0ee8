package io.github.e2emaven.schedule;

import io.github.e2emaven.plan.StartSchedule;
import io.github.e2emaven.plan.StartSchedule.Start;
import io.github.e2emaven.plan.TestFile;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;

/**
 * Orders test files by the {@code runOrder} of the user's Failsafe, or the longest first.
 *
 * @param rule which order
 * @param seed of a random order
 */
public record StartOrder(Rule rule, long seed) {

  /** The orders. */
  public enum Rule {
    /** By what earlier runs took; files that none of them knows come before the others. */
    LONGEST_FIRST,
    /** By class name. */
    ALPHABETICAL,
    /** By class name, backwards. */
    REVERSE_ALPHABETICAL,
    /** By a seed. */
    RANDOM
  }

  /**
   * The order for a value of Failsafe's parameter. Those that order the classes of one JVM by
   * something else, such as {@code filesystem}, its default, and {@code balanced}, are the longest
   * first here.
   *
   * @param runOrder as configured, blank for none
   * @param seed of {@code random}, blank for a new one
   */
  public static StartOrder of(String runOrder, String seed) {
    return switch (runOrder.strip().toLowerCase(Locale.ROOT)) {
      case "alphabetical" -> new StartOrder(Rule.ALPHABETICAL, 0);
      case "reversealphabetical" -> new StartOrder(Rule.REVERSE_ALPHABETICAL, 0);
      case "random" -> new StartOrder(Rule.RANDOM, seed(seed.strip()));
      default -> new StartOrder(Rule.LONGEST_FIRST, 0);
    };
  }

  /** Failsafe's parameter is a {@code Long}: Maven refuses what is none before the run. */
  private static long seed(String text) {
    return text.matches("-?[0-9]{1,18}") ? Long.parseLong(text) : new Random().nextInt(1 << 16);
  }

  /**
   * The schedule of test files.
   *
   * @param known how long tests took in earlier runs
   */
  public StartSchedule schedule(List<TestFile> files, Map<TestFile, Duration> known) {
    var typical = median(files.stream().filter(known::containsKey).map(known::get).toList());
    var starts =
        sorted(files, known).stream()
            .map(file -> new Start(file, known.getOrDefault(file, typical)))
            .toList();
    return new StartSchedule(starts, words(files, known), null);
  }

  /** The middle one of the durations, the longer one of two; zero of none. */
  static Duration median(List<Duration> durations) {
    var sorted = durations.stream().sorted().toList();
    return sorted.isEmpty() ? Duration.ZERO : sorted.get(sorted.size() / 2);
  }

  private List<TestFile> sorted(List<TestFile> files, Map<TestFile, Duration> known) {
    var sorted = new ArrayList<>(files);
    Collections.sort(sorted);
    switch (rule) {
      case LONGEST_FIRST -> sorted.sort(longestFirst(known));
      case ALPHABETICAL -> {}
      case REVERSE_ALPHABETICAL -> Collections.reverse(sorted);
      case RANDOM -> Collections.shuffle(sorted, new Random(seed));
    }
    return sorted;
  }

  private static Comparator<TestFile> longestFirst(Map<TestFile, Duration> known) {
    Comparator<TestFile> unknownFirst = Comparator.comparing(known::containsKey);
    return unknownFirst.thenComparing(
        file -> known.getOrDefault(file, Duration.ZERO), Comparator.reverseOrder());
  }

  private String words(List<TestFile> files, Map<TestFile, Duration> known) {
    return switch (rule) {
      case LONGEST_FIRST ->
          "longest first, %d of %d durations known"
              .formatted(files.stream().filter(known::containsKey).count(), files.size());
      case ALPHABETICAL -> "alphabetical";
      case REVERSE_ALPHABETICAL -> "reverse alphabetical";
      case RANDOM -> "random, repeat with -Dfailsafe.runOrder.random.seed=" + seed;
    };
  }
}
