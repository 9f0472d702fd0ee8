package it.client;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * Lets test classes of one run meet: each creates a file in {@code
 * target/meetings/<run-id>} and waits for the files of the others. Proves overlap without a clock.
 */
public final class Meeting {

  private static final Duration PATIENCE = Duration.ofSeconds(120);

  private Meeting() {}

  /** Says that this one is here. */
  public static void arrive(String name) {
    try {
      Files.createDirectories(place());
      Files.writeString(place().resolve(name), "");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Whether this one has been here before, in this run. */
  public static boolean hasArrived(String name) {
    return Files.exists(place().resolve(name));
  }

  /** Waits until all of them are here; throws an {@link AssertionError} when one does not arrive in time. */
  public static void await(String... names) {
    var patience = new Patience(PATIENCE);
    for (var name : names) {
      while (!hasArrived(name)) {
        if (patience.isOver()) {
          throw new AssertionError(name + " did not come");
        }
        pause();
      }
    }
  }

  private static Path place() {
    return Path.of(System.getProperty("basedir", "."), "target", "meetings", runId());
  }

  private static String runId() {
    return System.getenv().getOrDefault("E2E_RUN_ID", "by-hand");
  }

  private static void pause() {
    try {
      TimeUnit.MILLISECONDS.sleep(20);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }
}
