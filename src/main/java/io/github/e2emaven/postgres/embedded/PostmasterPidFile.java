package io.github.e2emaven.postgres.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * {@code postmaster.pid}, which exists until a server shuts down cleanly, also while {@code initdb}
 * and single-user mode run. PostgreSQL's {@code pidfile.h} describes its lines.
 *
 * @param data the data directory
 */
record PostmasterPidFile(Path data) {

  private static final String NAME = "postmaster.pid";
  private static final int SEGMENT = 6;

  /** The pid of the postmaster; empty in single-user mode, whose number is negative. */
  Optional<Long> postmaster() {
    return number(0, 0);
  }

  /** The id of the System V shared memory segment, which outlives a killed server. */
  Optional<Long> segment() {
    return number(SEGMENT, 1);
  }

  private Optional<Long> number(int line, int word) {
    try {
      var words = Files.readAllLines(data.resolve(NAME)).get(line).strip();
      return Optional.of(words.split("\\s+", -1)[word])
          .filter(number -> number.matches("\\d+"))
          .map(Long::valueOf);
    } catch (IOException | IndexOutOfBoundsException e) {
      return Optional.empty();
    }
  }
}
