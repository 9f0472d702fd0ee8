package io.github.e2emaven.run;

import io.github.e2emaven.net.PortListeners;
import io.github.e2emaven.planning.PlannedRun;
import io.github.e2emaven.server.ReadinessWait;
import io.github.e2emaven.server.ServerLauncher;
import io.github.e2emaven.stack.PortStrategy;
import io.github.e2emaven.stack.ServerParts;
import io.github.e2emaven.stack.ServerStarter;
import io.github.e2emaven.stack.StackReleaser;

/** What the servers of a run are started with, those of stacks and the one on the template. */
final class RunServers {

  private final PlannedRun planned;
  private final RunResources resources;
  private final RunEvents progress;
  private final PortStrategy ports;

  RunServers(PlannedRun planned, RunResources resources, RunEvents progress) {
    this.planned = planned;
    this.resources = resources;
    this.progress = progress;
    this.ports = resources.ports(planned, progress::notice);
  }

  /** Starts, each time, servers that are awaited and released together. */
  ServerStarter starts() {
    var source =
        new ServerParts(
            planned.plan().server(),
            new ServerLauncher(resources.starter()),
            new ReadinessWait(PortListeners.system(), resources.cancellation()),
            resources.ledger(),
            new StackReleaser(progress),
            progress,
            resources.cancellation());
    return new ServerStarter(ports, source);
  }
}
