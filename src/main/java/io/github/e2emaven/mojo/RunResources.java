package io.github.e2emaven.mojo;

import io.github.e2emaven.ledger.FileLedger;
import io.github.e2emaven.ledger.Owner;
import io.github.e2emaven.plan.RunId;
import io.github.e2emaven.process.Cancellation;
import io.github.e2emaven.process.ProcessStarter;
import io.github.e2emaven.process.SessionStarter;
import java.nio.file.Path;

/**
 * What every part of a run shares.
 *
 * @param starter starts processes
 * @param ledger gets every resource before it exists
 * @param cancellation ends the run before its time
 */
record RunResources(ProcessStarter starter, FileLedger ledger, Cancellation cancellation) {

  static RunResources open(RunId run, Path cache) {
    var owner = LedgerOwner.here(run);
    return new RunResources(
        new SessionStarter(),
        FileLedger.create(cache.resolve("ledgers"), owner),
        new Cancellation());
  }

  /** This JVM as the owner of a ledger. */
  private static final class LedgerOwner {
    private LedgerOwner() {}

    static Owner here(RunId run) {
      var self = io.github.e2emaven.process.ProcessId.current();
      var version = String.valueOf(RunResources.class.getPackage().getImplementationVersion());
      return new Owner(run.value(), version, self.pid(), self.start(), Owner.Place.here());
    }
  }
}
