package io.github.e2emaven.postgres.embedded;

import io.github.e2emaven.net.Loopback;
import io.github.e2emaven.net.PortSource;
import io.github.e2emaven.plan.Credentials;
import io.github.e2emaven.plan.DatabaseAddress;
import io.github.e2emaven.postgres.programs.ProcessWait;
import io.github.e2emaven.process.ExitStatus;
import io.github.e2emaven.process.ProcessStarter;
import io.github.e2emaven.process.ProcessUnit;
import io.github.e2emaven.process.RunningProcess;
import io.github.e2emaven.process.StopPolicy;
import java.time.Duration;

/**
 * A started server process.
 *
 * @param process the postmaster, or the {@code su} that runs it
 * @param port held until the server is stopped
 * @param cluster its cluster
 */
record Postmaster(RunningProcess process, PortSource.Claim port, ClusterDirectory cluster) {

  /** The maintenance database. */
  DatabaseAddress address(Credentials superuser) {
    return new DatabaseAddress(Loopback.ofMachine().host(), port.port(), "postgres", superuser, "");
  }

  /** Stops the server and releases its port; tells whether no process is left. */
  boolean stop(ProcessStarter starter) {
    var unit = ProcessUnit.of(ClusterDirectory.cookie(cluster.run())).including(process);
    var shutdown = new PostmasterShutdown(unit, cluster.directory(), starter);
    boolean gone = shutdown.run(StopPolicy.POSTMASTER_GRACE);
    port.close();
    return gone;
  }

  /** Waits at most this long; an interrupt does not shorten the wait. */
  boolean exitsWithin(Duration limit) {
    return ProcessWait.exitsDespiteInterrupt(process, limit);
  }

  /** "embedded PostgreSQL (process 4711) exited with exit code 137 (SIGKILL)". */
  String describeExit() {
    return "embedded PostgreSQL (process %d) exited with %s"
        .formatted(process.pid(), process.exit().getNow(new ExitStatus(-1)));
  }
}
