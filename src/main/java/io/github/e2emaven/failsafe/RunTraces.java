package io.github.e2emaven.failsafe;

import io.github.e2emaven.outcome.FailureMessage;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a test JVM leaves in its reports directory when it ran tests that Failsafe did not count:
 * the output and the text report of a class, and the dump of an error in writing a report.
 *
 * @param files they speak against "no test ran"
 * @param reason first line of a dump; empty when there is none
 */
record RunTraces(List<Path> files, String reason) {

  private static final String OUTPUT = "-output.txt";

  /** Output of no class, such as that of a Java agent or of the discovery. */
  private static final String NO_CLASS = "null" + OUTPUT;

  private static final String DISCOVERY_FAILED = "failed to discover tests";

  /** Of a JVM or agent that writes to the standard output itself; says nothing about tests. */
  private static final String FOREIGN_OUTPUT = "Corrupted channel by directly writing";

  RunTraces {
    files = List.copyOf(files);
  }

  /** The traces in a directory; none when it does not exist. */
  static RunTraces in(Path reports) throws IOException {
    var files = files(reports);
    var traces = new ArrayList<Path>();
    var reasons = new ArrayList<String>();
    for (var file : files) {
      var line = telling(file);
      line.ifPresent(reasons::add);
      if (line.isPresent() || isUnreported(file, files)) {
        traces.add(file);
      }
    }
    return new RunTraces(
        traces, reasons.stream().filter(text -> !text.isEmpty()).findFirst().orElse(""));
  }

  boolean isEmpty() {
    return files.isEmpty();
  }

  /** What to tell of them. */
  FailureMessage message(Path reports) {
    var names = files.stream().map(RunTraces::name).collect(Collectors.joining(", "));
    var what =
        "Failsafe counted no test, but tests ran and their report was not written: see %s in %s";
    return new FailureMessage(what.formatted(names, reports), reason);
  }

  /** The line of a dump or of the discovery's output that speaks of an error. */
  private static Optional<String> telling(Path file) throws IOException {
    var name = name(file);
    if (name.endsWith(".dump") || name.endsWith(".dumpstream")) {
      return dumped(file);
    }
    return name.equals(NO_CLASS) ? firstLine(file, DISCOVERY_FAILED) : Optional.empty();
  }

  /** The first line of the first entry that is not foreign output; the disk may hold none of it. */
  private static Optional<String> dumped(Path file) throws IOException {
    try (var lines = reader(file)) {
      var begins = true;
      var empty = true;
      for (var line = lines.readLine(); line != null; line = lines.readLine()) {
        if (line.startsWith("# Created at")) {
          begins = true;
        } else if (begins && !line.isBlank()) {
          if (!line.contains(FOREIGN_OUTPUT)) {
            return Optional.of(line.strip());
          }
          begins = false;
          empty = false;
        }
      }
      return empty ? Optional.of("") : Optional.empty();
    }
  }

  private static Optional<String> firstLine(Path file, String part) throws IOException {
    try (var lines = reader(file)) {
      return lines.lines().filter(line -> line.contains(part)).findFirst();
    }
  }

  /** Whether it belongs to a class whose XML report is missing. */
  private static boolean isUnreported(Path file, List<Path> files) {
    var name = name(file);
    if (!name.endsWith(".txt") || name.equals(NO_CLASS)) {
      return false;
    }
    long reports = files.stream().filter(each -> name(each).startsWith("TEST-")).count();
    long classes = files.stream().filter(each -> isTextReport(name(each))).count();
    return name.endsWith(OUTPUT) ? reports == 0 : classes > reports;
  }

  private static boolean isTextReport(String name) {
    return name.endsWith(".txt") && !name.endsWith(OUTPUT);
  }

  private static List<Path> files(Path reports) throws IOException {
    if (!Files.isDirectory(reports)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(reports)) {
      return files.sorted().toList();
    }
  }

  /** Replaces what is not UTF-8: a JVM may write anything. */
  private static BufferedReader reader(Path file) throws IOException {
    return new BufferedReader(
        new InputStreamReader(Files.newInputStream(file), StandardCharsets.UTF_8));
  }

  private static String name(Path file) {
    return String.valueOf(file.getFileName());
  }
}
