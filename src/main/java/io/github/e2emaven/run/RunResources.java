package io.github.e2emaven.run;

import io.github.e2emaven.ledger.FileLedger;
import io.github.e2emaven.ledger.RunOwner;
import io.github.e2emaven.plan.RunId;
import io.github.e2emaven.process.Cancellation;
import io.github.e2emaven.process.ProcessId;
import io.github.e2emaven.process.ProcessStarter;
import io.github.e2emaven.process.SessionStarter;
import java.io.UncheckedIOException;
import java.util.function.Consumer;

/**
 * What every part of a run shares.
 *
 * @param starter starts processes
 * @param ledger gets every resource before it exists
 * @param guardian cleans up when Maven is killed
 * @param cancellation ends the run before its time
 */
record RunResources(
    ProcessStarter starter, FileLedger ledger, RunGuardian guardian, Cancellation cancellation) {

  /**
   * Starts the guardian before any other resource exists, the ledger included.
   *
   * @throws io.github.e2emaven.outcome.StageException when the cache directory cannot be written
   */
  static RunResources open(RunId run, CacheLayout cache, Consumer<String> notice) {
    var owner = owner(run);
    var path = FileLedger.pathOf(cache.use(cache::prepared).ledgers(), owner);
    var guardian = RunGuardian.start(path, owner, cache.guardianLog(), notice);
    try {
      return new RunResources(
          new SessionStarter(), ledger(cache, owner), guardian, new Cancellation());
    } catch (RuntimeException e) {
      guardian.done();
      throw e;
    }
  }

  private static FileLedger ledger(CacheLayout cache, RunOwner owner) {
    return cache.use(
        () -> {
          try {
            return FileLedger.create(cache.ledgers(), owner);
          } catch (UncheckedIOException e) {
            throw e.getCause();
          }
        });
  }

  /** Closes the ledger; the guardian exits when no resource is left. */
  void close() {
    ledger.close();
    if (ledger.open().isEmpty()) {
      guardian.done();
    }
  }

  /** This JVM as the owner of a ledger. */
  private static RunOwner owner(RunId run) {
    var self = ProcessId.current();
    var version = String.valueOf(RunResources.class.getPackage().getImplementationVersion());
    return new RunOwner(run.value(), version, self.pid(), self.start(), RunOwner.Place.here());
  }
}
