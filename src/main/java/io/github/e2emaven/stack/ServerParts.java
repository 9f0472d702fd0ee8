package io.github.e2emaven.stack;

import io.github.e2emaven.ledger.Ledger;
import io.github.e2emaven.outcome.RunListener;
import io.github.e2emaven.plan.ServerPlan;
import io.github.e2emaven.process.Cancellation;
import io.github.e2emaven.process.StopGrace;
import io.github.e2emaven.process.StopPolicy;
import io.github.e2emaven.secrets.PasswordMask;
import io.github.e2emaven.server.ReadinessWait;
import io.github.e2emaven.server.ServerLauncher;

/**
 * What the servers of a run are started, awaited and released with.
 *
 * @param plan how they run
 * @param launcher starts them
 * @param readiness awaits them
 * @param ledger lists their processes
 * @param releaser stops them in the background
 * @param listener receives leaks and processes that survive a kill
 * @param cancellation shortens the grace of their stop
 * @param secrets passwords beside that of each stack's database, for logs
 */
public record ServerParts(
    ServerPlan plan,
    ServerLauncher launcher,
    ReadinessWait readiness,
    Ledger ledger,
    StackReleaser releaser,
    RunListener listener,
    Cancellation cancellation,
    PasswordMask secrets) {

  /** From SIGTERM to SIGKILL for a server. */
  StopGrace grace() {
    return new StopPolicy(plan.stopTimeout()).serverGrace(cancellation);
  }

  ServerParts withPlan(ServerPlan other) {
    return new ServerParts(
        other, launcher, readiness, ledger, releaser, listener, cancellation, secrets);
  }
}
