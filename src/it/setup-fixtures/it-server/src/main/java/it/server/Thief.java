package it.server;

import it.client.Patience;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** A program that takes the port of a server: told which one, in the directory {@code wanted}. */
public final class Thief {

  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private Thief() {}

  /** Leaves the file {@code <test class>-<port>} and waits for one that ends in {@code .go}. */
  static void await(Options options) throws IOException, InterruptedException {
    var wanted = Files.createDirectories(options.place().resolve("wanted"));
    var port = options.value("port", "PORT");
    var mark = wanted.resolve(options.value("test-file", "IT_TEST_FILE") + "-" + port);
    Files.createFile(mark);
    await(Path.of(mark + ".go"));
  }

  static void await(Path file) throws InterruptedException {
    var patience = new Patience(PATIENCE);
    while (!Files.exists(file)) {
      if (patience.isOver()) {
        throw new AssertionError(file + " was not created in time");
      }
      TimeUnit.MILLISECONDS.sleep(20);
    }
  }
}
