package io.github.e2emaven.failsafe;

import io.github.e2emaven.plan.AttemptDirectory;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Stream;

/** Collects the output of a test JVM in one log: Failsafe spreads it over several files. */
final class TestLogCollector {

  private static final String OUTPUT = "-output.txt";
  private static final List<String> PARTS =
      List.of(OUTPUT, ".dump", ".dumpstream", "-jvmRun1.dump", "-jvmRun1.dumpstream");

  private TestLogCollector() {}

  static void collect(AttemptDirectory directory) throws IOException {
    try (OutputStream log =
        Files.newOutputStream(
            directory.testLog(), StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
      for (Path part : parts(directory.reports())) {
        Files.copy(part, log);
      }
    }
  }

  /** Deletes the output of the tests beside the reports, which the log contains, too. */
  static void dropOriginals(AttemptDirectory directory) throws IOException {
    for (Path part : parts(directory.reports())) {
      if (part.toString().endsWith(OUTPUT)) {
        Files.delete(part);
      }
    }
  }

  private static List<Path> parts(Path directory) throws IOException {
    if (!Files.isDirectory(directory)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(directory)) {
      return files.filter(TestLogCollector::isOutput).sorted().toList();
    }
  }

  private static boolean isOutput(Path file) {
    return PARTS.stream().anyMatch(file.toString()::endsWith);
  }
}
