package io.github.e2emaven.cleanup;

import io.github.e2emaven.ledger.LedgerFile;
import io.github.e2emaven.ledger.RunOwner;
import io.github.e2emaven.plan.DatabaseAddress;
import io.github.e2emaven.plan.RunId;
import io.github.e2emaven.process.ProcessStarter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Removes every resource in the ledger of a dead run, then deletes the ledger. A ledger whose owner
 * is not proven dead is never touched.
 *
 * @param servers the known addresses of database servers: a ledger contains no password
 * @param starter starts small programs
 * @param grace from SIGTERM to SIGKILL
 */
public record LedgerReaper(List<DatabaseAddress> servers, ProcessStarter starter, Duration grace) {

  public LedgerReaper {
    servers = List.copyOf(servers);
  }

  /**
   * Reaps every ledger of a directory whose owner is dead.
   *
   * @return a report for each of them; none when the directory does not exist
   * @throws UncheckedIOException when the directory or a ledger cannot be read
   */
  public List<CleanupReport> reapAll(Path ledgers) {
    return LedgerFile.in(ledgers).stream().flatMap(ledger -> reap(ledger).stream()).toList();
  }

  /**
   * Reaps one ledger, which keeps listing the resources that remain.
   *
   * @return empty when its owner is not proven dead, or another reaper has locked it
   * @throws UncheckedIOException when the ledger cannot be opened or deleted
   */
  public Optional<CleanupReport> reap(LedgerFile ledger) {
    var liveness = OwnerLiveness.of(ledger, RunOwner.Place.here());
    var run = ledger.owner().flatMap(LedgerReaper::runId);
    if (liveness == OwnerLiveness.POSSIBLY_ALIVE || run.isEmpty()) {
      return Optional.empty();
    }
    return LedgerLock.take(ledger.path())
        .map(
            lock -> {
              try (lock) {
                return finish(
                    ledger, reaper(run.get(), liveness, ledger.cache()).reap(ledger.open()));
              }
            });
  }

  private ResourceReaper reaper(RunId run, OwnerLiveness liveness, Path cache) {
    return new ResourceReaper(
        run,
        new ProcessReaper(run, liveness, grace),
        new DatabaseReaper(run, liveness, servers),
        new ClusterReaper(run, liveness, starter, grace),
        new DirectoryReaper(run, cache));
  }

  private static CleanupReport finish(LedgerFile ledger, CleanupReport report) {
    if (report.isClean()) {
      try {
        Files.deleteIfExists(ledger.path());
      } catch (IOException e) {
        throw new UncheckedIOException("Cannot delete ledger " + ledger.path(), e);
      }
    }
    return report;
  }

  /** Empty for a damaged one. */
  private static Optional<RunId> runId(RunOwner owner) {
    try {
      return Optional.of(new RunId(owner.runId()));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
