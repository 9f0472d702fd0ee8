package it;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The archives in the cache, and whether a server uses one. */
final class Archives {

  private static final Path CACHE = Path.of("target", "cache").toAbsolutePath();

  private Archives() {}

  /** Those that have their final names. */
  static List<Path> complete() {
    if (!Files.exists(CACHE)) {
      return List.of();
    }
    try (var found = Files.walk(CACHE, 2)) {
      return found
          .filter(file -> file.getFileName().toString().matches("archive\\.(jsa|aot)"))
          .filter(file -> !file.getParent().toString().contains(".tmp-"))
          .toList();
    } catch (IOException | UncheckedIOException e) {
      return List.of();
    }
  }

  /** Waits until there is one; an {@link AssertionError} after two minutes. */
  static void await() throws InterruptedException {
    var end = System.nanoTime() + TimeUnit.MINUTES.toNanos(2);
    while (complete().isEmpty()) {
      if (System.nanoTime() > end) {
        throw new AssertionError("no archive in " + CACHE);
      }
      TimeUnit.MILLISECONDS.sleep(50);
    }
  }

  /** Whether the server of this test class has got its classes from an archive. */
  static boolean serveThisServer() throws IOException {
    var log = Path.of(System.getProperty("e2e.directory"), "classes.log");
    return Files.readAllLines(log).stream()
        .filter(line -> line.contains(" it.server.Main "))
        .anyMatch(line -> line.contains("shared objects file"));
  }
}
