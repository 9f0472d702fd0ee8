package io.github.e2emaven.it.benchmark;

import static java.util.Objects.requireNonNull;

import io.github.e2emaven.it.Build;
import io.github.e2emaven.it.ItRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Builds a project alternately with and without what makes runs fast; {@code main} prints the rows
 * of the table in docs/performance.md. Compare the ratio: both builds of a round see the same
 * machine, which must have nothing else to do, as the processor time is that of all processes.
 *
 * @param project that has the four goals in its build, or in the profile {@code e2e-parallel}
 * @param repository Maven's local repository, with this plugin
 */
record SuiteBenchmark(Path project, Path repository) {

  /** What is compared. */
  private enum Variant {
    PLAIN,
    FAST;

    List<String> options() {
      return this == FAST
          ? List.of()
          : List.of(
              "-De2e.lookAhead=0",
              "-De2e.startAcceleration=off",
              "-Dfailsafe.runOrder=alphabetical");
    }
  }

  /**
   * What one build took.
   *
   * @param run from the first slot to the last result
   * @param build of Maven
   * @param processors seconds of all processors
   */
  private record Cost(Duration run, Duration build, double processors) {}

  /**
   * Measures.
   *
   * @param arguments local repository, number of rounds, project, and more options for both builds;
   *     the project {@code waiting:<files>:<seconds>} is made, of test files that only wait
   */
  public static void main(String[] arguments) throws Exception {
    var repository = Path.of(arguments[0]).toAbsolutePath();
    var project =
        arguments[2].startsWith("waiting:")
            ? WaitingProject.make(arguments[2].split(":", -1))
            : Path.of(arguments[2]).toAbsolutePath();
    var options = Arrays.asList(arguments).subList(3, arguments.length);
    var benchmark = new SuiteBenchmark(project, repository);
    System.out.println(
        "| run plain | run | ratio | build plain | build | ratio | CPU plain | CPU | ratio |");
    System.out.println("| --- | --- | --- | --- | --- | --- | --- | --- | --- |");
    for (int round = 0; round < Integer.parseInt(arguments[1]); round++) {
      System.out.println(benchmark.round(round, options));
    }
  }

  /** Odd rounds begin with the other variant. */
  private String round(int number, List<String> options) throws Exception {
    var variants = new ArrayList<>(List.of(Variant.values()));
    if (number % 2 == 1) {
      variants.add(variants.remove(0));
    }
    Map<Variant, Cost> costs = new EnumMap<>(Variant.class);
    for (var variant : variants) {
      costs.put(variant, cost(variant, options));
    }
    var plain = requireNonNull(costs.get(Variant.PLAIN));
    var fast = requireNonNull(costs.get(Variant.FAST));
    return "| "
        + String.join(
            " | ",
            pair(seconds(plain.run()), seconds(fast.run())),
            pair(seconds(plain.build()), seconds(fast.build())),
            pair(plain.processors(), fast.processors()))
        + " |";
  }

  private static String pair(double plain, double fast) {
    return String.format(Locale.ROOT, "%.1f | %.1f | %.2f", plain, fast, fast / plain);
  }

  private static double seconds(Duration time) {
    return time.toMillis() / 1000.0;
  }

  private Cost cost(Variant variant, List<String> options) throws Exception {
    var command = new ArrayList<>(List.of("mvn"));
    command.addAll(Build.offlineWith(repository.toFile()));
    command.addAll(List.of("verify", "-Pe2e-parallel"));
    command.addAll(variant.options());
    command.addAll(options);
    double before = busySeconds();
    long start = System.nanoTime();
    try (var build = Build.start(project, command)) {
      if (build.console(Duration.ofMinutes(30)).contains("BUILD FAILURE")) {
        throw new IllegalStateException(build.console());
      }
    }
    var took = Duration.ofNanos(System.nanoTime() - start);
    var record = ItRecord.read(project.resolve("target/e2e/latest/run.json"));
    var run = Duration.between(record.start(), record.end());
    return new Cost(run, took, busySeconds() - before);
  }

  /** What all processors have worked since the machine started. */
  private static double busySeconds() throws IOException {
    var fields = Files.readAllLines(Path.of("/proc/stat")).get(0).split(" +", -1);
    double ticks = 0;
    for (int field = 1; field < fields.length; field++) {
      boolean idle = field == 4 || field == 5 || field > 8;
      ticks += idle ? 0 : Double.parseDouble(fields[field]);
    }
    return ticks / 100;
  }
}
