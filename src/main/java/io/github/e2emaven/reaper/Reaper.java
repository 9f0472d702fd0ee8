package io.github.e2emaven.reaper;

import io.github.e2emaven.ledger.LedgerFile;
import io.github.e2emaven.ledger.Owner;
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
 * Cleans up everything that the ledger of a dead run lists, then deletes the ledger. A ledger whose
 * owner is not proven dead is never touched.
 *
 * @param servers the ways into the database servers that we know: a ledger holds no password
 * @param starter starts small programs
 * @param grace time between SIGTERM and SIGKILL
 */
public record Reaper(List<DatabaseAddress> servers, ProcessStarter starter, Duration grace) {

  public Reaper {
    servers = List.copyOf(servers);
  }

  /**
   * Reaps every ledger of a directory whose owner is dead.
   *
   * @return a report for each of them; none when there is no such directory
   * @throws UncheckedIOException when the directory or a ledger cannot be read
   */
  public List<ReapReport> reapAll(Path ledgers) {
    return LedgerFile.in(ledgers).stream().flatMap(ledger -> reap(ledger).stream()).toList();
  }

  /**
   * Reaps one ledger; what could not be cleaned stays listed there.
   *
   * @return empty when its owner is not proven dead, or another reaper is at it
   */
  public Optional<ReapReport> reap(LedgerFile ledger) {
    var death = Death.of(ledger, Owner.Place.here());
    var run = ledger.owner().flatMap(Reaper::runId);
    if (death == Death.NOT_PROVEN || run.isEmpty()) {
      return Optional.empty();
    }
    return LedgerClaim.take(ledger.path())
        .map(
            claim -> {
              try (claim) {
                return finish(ledger, new Reaping(this, run.get(), death).of(ledger.open()));
              }
            });
  }

  private static ReapReport finish(LedgerFile ledger, ReapReport report) {
    if (report.isClean()) {
      try {
        Files.deleteIfExists(ledger.path());
      } catch (IOException e) {
        throw new UncheckedIOException("cannot delete ledger " + ledger.path(), e);
      }
    }
    return report;
  }

  /** Empty for a damaged one. */
  private static Optional<RunId> runId(Owner owner) {
    try {
      return Optional.of(new RunId(owner.runId()));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
