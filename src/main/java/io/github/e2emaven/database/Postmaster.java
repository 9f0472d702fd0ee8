package io.github.e2emaven.database;

import io.github.e2emaven.plan.Credentials;
import io.github.e2emaven.plan.DatabaseAddress;
import io.github.e2emaven.process.RunningProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;

/** A started server process. */
record Postmaster(
    RunningProcess process, ReservedPort port, EmbeddedCluster cluster, Programs programs) {

  private static final Duration GRACE = Duration.ofSeconds(10);

  /** The maintenance database. */
  DatabaseAddress address(Credentials superuser) {
    return new DatabaseAddress("127.0.0.1", port.number(), "postgres", superuser, "");
  }

  /**
   * Ends the server: politely, then urgently, then by force; each step for 10 s at most.
   *
   * @return whether it is gone
   */
  boolean stop() {
    var gone = stopped("INT") || stopped("QUIT") || killed();
    try {
      port.close();
    } catch (IOException e) {
      // a claim on a port number that ends with us at the latest
      return gone;
    }
    return gone;
  }

  private boolean stopped(String signal) {
    if (process.isAlive()) {
      try {
        programs
            .starter()
            .start(
                new io.github.e2emaven.process.Launch(
                    List.of("sh", "-c", "kill -s " + signal + " " + pid()),
                    programs.environment(),
                    cluster.directory(),
                    cluster.place().log()));
      } catch (UncheckedIOException e) {
        return false;
      }
    }
    return Waiting.endsDespiteInterruption(process, GRACE);
  }

  private boolean killed() {
    Waiting.destroy(process);
    return Waiting.endsDespiteInterruption(process, GRACE);
  }

  /** The server's own word for its process id: with su, the leader is another process. */
  private long pid() {
    try {
      var lines = Files.readAllLines(cluster.data().resolve("postmaster.pid"));
      return Long.parseLong(lines.get(0).strip());
    } catch (IOException | NumberFormatException | IndexOutOfBoundsException e) {
      return process.pid();
    }
  }
}
