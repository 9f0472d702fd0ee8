package io.github.e2emaven.it.benchmark;

import io.github.e2emaven.it.Build;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Builds a project alternately with a template that is built and with one of the cache; {@code
 * main} prints the rows of the table in docs/performance.md. Compare the ratio: both builds of a
 * round see the same machine.
 *
 * @param project that has the four goals in its build, or in the profile {@code e2e-parallel}
 * @param repository Maven's local repository, with this plugin
 */
record PrepareBenchmark(Path project, Path repository) {

  private static final String TIME = "(\\d\\d:\\d\\d:\\d\\d\\.\\d{3}) \\[INFO] ";
  private static final Pattern BEGIN = Pattern.compile(TIME + "--- \\S*e2e\\S*:prepare ");
  private static final Pattern END =
      Pattern.compile(TIME + "PostgreSQL \\d+, template \\S+ (\\w+)");

  /**
   * What one build took.
   *
   * @param prepare from the start of the goal until the template is complete
   * @param build of Maven
   */
  private record Cost(Duration prepare, Duration build) {}

  /**
   * Measures.
   *
   * @param arguments local repository, number of rounds, project, and more options for all builds
   */
  public static void main(String[] arguments) throws Exception {
    var benchmark =
        new PrepareBenchmark(
            Path.of(arguments[2]).toAbsolutePath(), Path.of(arguments[0]).toAbsolutePath());
    var options = Arrays.asList(arguments).subList(3, arguments.length);
    System.out.println("| prepare built | reused | ratio | build built | reused | ratio |");
    System.out.println("| --- | --- | --- | --- | --- | --- |");
    for (int round = 0; round < Integer.parseInt(arguments[1]); round++) {
      System.out.println(benchmark.round(options));
    }
  }

  private String round(List<String> options) throws Exception {
    var rebuilding = new ArrayList<>(options);
    rebuilding.add("-De2e.rebuildTemplate");
    var built = cost("built", rebuilding);
    var reused = cost("reused", options);
    return "| %s | %s |"
        .formatted(pair(built.prepare(), reused.prepare()), pair(built.build(), reused.build()));
  }

  private static String pair(Duration built, Duration reused) {
    return String.format(
        Locale.ROOT,
        "%.2f | %.2f | %.2f",
        built.toMillis() / 1000.0,
        reused.toMillis() / 1000.0,
        (double) reused.toMillis() / built.toMillis());
  }

  private Cost cost(String origin, List<String> options) throws Exception {
    var command = new ArrayList<>(List.of("mvn"));
    command.addAll(Build.offlineWith(repository.toFile()));
    command.addAll(
        List.of(
            "-Dorg.slf4j.simpleLogger.showDateTime=true",
            "-Dorg.slf4j.simpleLogger.dateTimeFormat=HH:mm:ss.SSS",
            "verify",
            "-Pe2e-parallel"));
    command.addAll(options);
    long start = System.nanoTime();
    try (var build = Build.start(project, command)) {
      return new Cost(
          prepare(build.console(Duration.ofMinutes(30)), origin),
          Duration.ofNanos(System.nanoTime() - start));
    }
  }

  private static Duration prepare(String console, String origin) {
    var begin = BEGIN.matcher(console);
    var end = END.matcher(console);
    if (!begin.find() || !end.find() || !end.group(2).equals(origin)) {
      throw new IllegalStateException("no template was " + origin + "\n" + console);
    }
    return Duration.between(LocalTime.parse(begin.group(1)), LocalTime.parse(end.group(1)));
  }
}
