package io.github.e2emaven.postgres.embedded;

import io.github.e2emaven.postgres.programs.ProcessWait;
import io.github.e2emaven.process.ProcessId;
import io.github.e2emaven.process.ProcessStarter;
import io.github.e2emaven.process.ProcessUnit;
import io.github.e2emaven.process.StopPolicy;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Stops the PostgreSQL server of a cluster directory: SIGINT (fast shutdown), SIGQUIT (immediate
 * shutdown), SIGKILL. The first two come first because a postmaster that is killed leaves its
 * backends and its shared memory behind; whatever is left is removed at the end.
 *
 * @param unit all processes that carry the cluster's cookie
 * @param directory of the cluster
 * @param starter starts the program that removes shared memory
 */
record PostmasterShutdown(ProcessUnit unit, Path directory, ProcessStarter starter) {

  /**
   * Stops everything and waits for it. An interrupt neither shortens a wait nor gets lost.
   *
   * @param grace time from SIGINT to SIGQUIT; zero skips the wait
   * @return whether no process is left
   */
  boolean run(Duration grace) {
    boolean interrupted = Thread.interrupted();
    try {
      postmaster().ifPresent(server -> stop(server, grace));
      return killRest();
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /** The pid in the pid file, unless another process outside the unit has that pid now. */
  private Optional<ProcessId> postmaster() {
    var pid = pidFile().postmaster();
    return unit.members().stream().filter(id -> pid.equals(Optional.of(id.pid()))).findFirst();
  }

  private static void stop(ProcessId server, Duration grace) {
    server.interrupt();
    if (!exits(server, grace)) {
      server.quit();
      exits(server, StopPolicy.POSTMASTER_GRACE);
    }
  }

  private static boolean exits(ProcessId server, Duration limit) {
    boolean interrupted = false;
    long deadline = System.nanoTime() + limit.toNanos();
    try {
      while (!server.endsWithin(Duration.ofNanos(deadline - System.nanoTime()))) {
        if (System.nanoTime() - deadline >= 0) {
          return false;
        }
        interrupted |= Thread.interrupted();
      }
      return true;
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /** Kills interrupted programs and the backends of a killed server, then frees their memory. */
  private boolean killRest() {
    boolean clean =
        unit.stop(Duration.ZERO).isClean() && new BackendProcesses(pidFile().data()).kill();
    if (clean) {
      pidFile().segment().ifPresent(this::removeSegment);
    }
    return clean;
  }

  private void removeSegment(long segment) {
    var command = List.of("ipcrm", "-m", Long.toString(segment));
    try {
      var log = directory.resolve(ClusterDirectory.LOG);
      var ipcrm = starter.start(new ProcessStarter.Launch(command, Map.of(), directory, log));
      ProcessWait.exitsDespiteInterrupt(ipcrm, StopPolicy.POSTMASTER_GRACE);
    } catch (UncheckedIOException e) {
      // Without ipcrm, 56 bytes stay until the next boot.
    }
  }

  private PostmasterPidFile pidFile() {
    return new PostmasterPidFile(directory.resolve(ClusterDirectory.DATA));
  }
}
