package io.github.e2emaven.postgres.embedded;

import io.github.e2emaven.postgres.RetryPause;
import io.github.e2emaven.process.ProcessLaunch;
import io.github.e2emaven.process.ProcessStarter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * {@code postmaster.pid}, which is there until a server ends in good order, also while {@code
 * initdb} and single-user mode are at work; PostgreSQL's pidfile.h describes its lines.
 *
 * @param data the data directory
 */
record PostmasterPidFile(Path data) {

  private static final Duration GRACE = Duration.ofSeconds(10);
  private static final int SEGMENT = 6;

  /** The postmaster by its own word; empty for other modes, whose number is negative. */
  Optional<Long> postmaster() {
    return number(0, 0);
  }

  /** The System V segment of shared memory, which stays when the server is killed. */
  Optional<Long> segment() {
    return number(SEGMENT, 1);
  }

  /**
   * Removes a segment; call it when nobody can be attached any more.
   *
   * @param place where the program works
   */
  static void remove(
      long segment, ToolDirectory place, Map<String, String> environment, ProcessStarter starter) {
    var command = List.of("ipcrm", "-m", Long.toString(segment));
    try {
      var ipcrm =
          starter.start(new ProcessLaunch(command, environment, place.directory(), place.log()));
      RetryPause.endsDespiteInterruption(ipcrm, GRACE);
    } catch (UncheckedIOException e) {
      // Without the program 56 bytes stay until the next boot.
    }
  }

  private Optional<Long> number(int line, int word) {
    try {
      var words = Files.readAllLines(data.resolve("postmaster.pid")).get(line).strip();
      return Optional.of(words.split("\\s+", -1)[word])
          .filter(number -> number.matches("\\d+"))
          .map(Long::valueOf);
    } catch (IOException | IndexOutOfBoundsException e) {
      return Optional.empty();
    }
  }
}
