package io.github.e2emaven.postgres.embedded;

import io.github.e2emaven.plan.Credentials;
import io.github.e2emaven.plan.DatabaseAddress;
import io.github.e2emaven.postgres.RetryPause;
import io.github.e2emaven.process.ProcessLaunch;
import io.github.e2emaven.process.RunningProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;

/** A started server process. */
record Postmaster(
    RunningProcess process, ClusterPort port, ClusterDirectory cluster, PostgresTools programs) {

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
      run(List.of("sh", "-c", "kill -s " + signal + " " + pid()));
    }
    return RetryPause.endsDespiteInterruption(process, GRACE);
  }

  private boolean killed() {
    if (process.isAlive()) {
      ProcessHandle.of(pid()).ifPresent(ProcessHandle::destroyForcibly);
    }
    RetryPause.destroy(process);
    return RetryPause.endsDespiteInterruption(process, GRACE);
  }

  private void run(List<String> command) {
    var place = cluster.place();
    try {
      var helper =
          programs
              .starter()
              .start(
                  new ProcessLaunch(
                      command, programs.environment(), place.directory(), place.log()));
      RetryPause.endsDespiteInterruption(helper, GRACE);
    } catch (UncheckedIOException e) {
      // the next rung of the ladder does without
      return;
    }
  }

  /** The server's own word for its process id: with su, the leader is another process. */
  private long pid() {
    return new PostmasterPidFile(cluster.data()).postmaster().orElse(process.pid());
  }
}
