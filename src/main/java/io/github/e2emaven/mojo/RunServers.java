package io.github.e2emaven.mojo;

import io.github.e2emaven.net.Listeners;
import io.github.e2emaven.runner.Releases;
import io.github.e2emaven.runner.RunPorts;
import io.github.e2emaven.runner.ServerSource;
import io.github.e2emaven.runner.ServerStart;
import io.github.e2emaven.server.ReadinessWait;
import io.github.e2emaven.server.ServerLauncher;

/** What the servers of a run are started with, those of stacks and the one on the template. */
final class RunServers {

  private final PlannedRun planned;
  private final RunResources resources;
  private final RunProgress progress;
  private final RunPorts ports;

  RunServers(PlannedRun planned, RunResources resources, RunProgress progress) {
    this.planned = planned;
    this.resources = resources;
    this.progress = progress;
    this.ports = resources.ports(planned, progress::notice);
  }

  /** Starts, each time, servers that are awaited and released together. */
  ServerStart starts() {
    var source =
        new ServerSource(
            planned.plan().server(),
            new ServerLauncher(resources.starter()),
            new ReadinessWait(Listeners.system(), resources.cancellation()),
            resources.ledger(),
            new Releases(progress),
            progress,
            resources.cancellation());
    return new ServerStart(ports, source);
  }
}
