package io.github.e2emaven.report;

import io.github.e2emaven.junitxml.AtomicFile;
import io.github.e2emaven.plan.RunDirectory;
import io.github.e2emaven.plan.TestFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * The classes for which runs wrote final reports: one name per line in {@code target/e2e}, outside
 * of the reports directory.
 */
final class ReportManifest {

  private final Path path;

  ReportManifest(RunDirectory directory) {
    path = directory.path().resolve("../../final-reports.txt").normalize();
  }

  List<TestFile> read() throws IOException {
    if (!Files.exists(path)) {
      return List.of();
    }
    return Files.readString(path, StandardCharsets.UTF_8)
        .lines()
        .filter(line -> !line.isBlank() && !line.contains("/") && !line.contains("\\"))
        .map(TestFile::new)
        .toList();
  }

  /** Writes the planned classes, and the earlier ones that still exist. */
  void write(Collection<TestFile> planned, Predicate<TestFile> exists) {
    AtomicFile.write(
        path,
        out -> {
          var files = new TreeSet<>(planned);
          read().stream().filter(exists).forEach(files::add);
          for (var file : files) {
            out.write((file.className() + "\n").getBytes(StandardCharsets.UTF_8));
          }
        });
  }
}
