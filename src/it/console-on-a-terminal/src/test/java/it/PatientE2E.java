package it;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** Runs until a file exists, if one is named. */
class PatientE2E {

  @Test
  void waitsForItsRelease() throws Exception {
    var release = System.getProperty("it.release", "");
    long deadline = System.nanoTime() + 120_000_000_000L;
    while (!release.isEmpty() && !Files.exists(Path.of(release))) {
      assertTrue(System.nanoTime() < deadline, "released");
      Thread.sleep(20);
    }
  }
}
