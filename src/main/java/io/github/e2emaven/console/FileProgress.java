package io.github.e2emaven.console;

import io.github.e2emaven.plan.TestFile;
import java.time.Instant;

/**
 * A test file whose stack exists.
 *
 * @param file the test file
 * @param attempt 1 for the first
 * @param slot 0 before it has one
 * @param taken when it got its slot; before, when its first phase began
 * @param phase name of the phase, as {@code run.json} has it
 * @param since when the phase began
 * @param port main port of its server, 0 when none is known
 */
record FileProgress(
    TestFile file, int attempt, int slot, Instant taken, String phase, Instant since, int port) {

  /** An attempt of which nothing is known yet. */
  static FileProgress begun(TestFile file, int attempt, Instant now) {
    return new FileProgress(file, attempt, 0, now, "", now, 0);
  }

  FileProgress inSlot(int number, Instant now) {
    return new FileProgress(file, attempt, number, now, phase, since, port);
  }

  FileProgress inPhase(String name, int mainPort, Instant now) {
    return new FileProgress(file, attempt, slot, taken, name, now, mainPort);
  }

  boolean hasSlot() {
    return slot > 0;
  }

  /** The phase as users read it. */
  String words() {
    return switch (phase) {
      case "ports" -> "ports";
      case "clone" -> "clone";
      case "server" -> "server starts" + (port == 0 ? "" : ", port " + port);
      case "test" -> "tests";
      default -> "waits for memory or a processor"; // the admission of its boot
    };
  }
}
