package io.github.e2emaven.runner;

import io.github.e2emaven.ledger.Ledger;
import io.github.e2emaven.outcome.RunListener;
import io.github.e2emaven.plan.ServerPlan;
import io.github.e2emaven.plan.StackAddress;
import io.github.e2emaven.process.Cancellation;
import io.github.e2emaven.process.Grace;
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
public record ServerSource(
    ServerPlan plan,
    ServerLauncher launcher,
    ReadinessWait readiness,
    Ledger ledger,
    Releases releases,
    RunListener listener,
    Cancellation cancellation) {

  /** What a server is given to end by itself. */
  Grace grace() {
    return new Grace(plan.stopTimeout(), Interruption.GRACE, cancellation);
  }

  ServerSource withPlan(ServerPlan other) {
    return new ServerSource(other, launcher, readiness, ledger, releases, listener, cancellation);
  }

  /** The stack takes the ports over; when it cannot be made, they are given back. */
  LiveStack of(StackAddress address, PortSet ports) {
    try {
      return new LiveStack(this, address, ports);
    } catch (RuntimeException e) {
      ports.close();
      throw e;
    }
  }
}
