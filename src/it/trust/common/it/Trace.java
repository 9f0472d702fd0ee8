package it;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Writes each test that runs into a file that no reporter of Surefire touches. */
final class Trace {

  private static final Path MODULE = Path.of(System.getProperty("basedir"));

  private Trace() {}

  /** A test begins. */
  static void of(String test) {
    try {
      var file = MODULE.resolve("target/trace.txt");
      Files.writeString(file, test + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Whether this is the first JVM or try of the module that asks. */
  static boolean isFirst() {
    return MODULE.resolve("target/first").toFile().mkdir();
  }

  /** Where Surefire writes the reports of this JVM. */
  static Path reports() {
    var work = System.getProperty("e2e.directory");
    return work == null
        ? MODULE.resolve("target/failsafe-reports")
        : Path.of(work).resolveSibling("reports");
  }
}
