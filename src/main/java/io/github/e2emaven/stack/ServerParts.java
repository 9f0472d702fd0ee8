package io.github.e2emaven.stack;

import io.github.e2emaven.ledger.Ledger;
import io.github.e2emaven.outcome.RunListener;
import io.github.e2emaven.plan.ServerPlan;
import io.github.e2emaven.plan.StackAddress;
import io.github.e2emaven.process.Cancellation;
import io.github.e2emaven.process.StopGrace;
import io.github.e2emaven.process.StopPolicy;
import io.github.e2emaven.server.ReadinessWait;
import io.github.e2emaven.server.ServerLauncher;

/**
 * What the servers of a run are started, awaited and released with.
 *
 * @param plan how they run
 * @param launcher starts them
 * @param readiness awaits them
 * @param ledger gets their processes
 * @param releases stops them in the background
 * @param listener hears of processes that cannot be ended
 * @param cancellation hurries their end
 */
public record ServerParts(
    ServerPlan plan,
    ServerLauncher launcher,
    ReadinessWait readiness,
    Ledger ledger,
    StackReleaser releases,
    RunListener listener,
    Cancellation cancellation) {

  /** What a server is given to end by itself. */
  StopGrace grace() {
    return new StopPolicy(plan.stopTimeout()).serverGrace(cancellation);
  }

  ServerParts withPlan(ServerPlan other) {
    return new ServerParts(other, launcher, readiness, ledger, releases, listener, cancellation);
  }

  /** The stack takes the ports over; when it cannot be made, they are given back. */
  ForkedStack of(StackAddress address, StackPorts ports) {
    try {
      return new ForkedStack(this, address, ports);
    } catch (RuntimeException e) {
      ports.close();
      throw e;
    }
  }
}
