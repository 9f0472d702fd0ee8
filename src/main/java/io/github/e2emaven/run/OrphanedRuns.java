package io.github.e2emaven.run;

import io.github.e2emaven.cleanup.CleanupReport;
import io.github.e2emaven.cleanup.LedgerReaper;
import io.github.e2emaven.plan.DatabaseAddress;
import io.github.e2emaven.plan.DatabasePlan;
import io.github.e2emaven.plan.PostgresSource;
import io.github.e2emaven.process.SessionStarter;
import io.github.e2emaven.process.StopPolicy;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Cleans up after runs that were killed together with their guardian.
 *
 * @param ledgers directory with a ledger of each unfinished run
 * @param info receives one line for each run that is cleaned up
 * @param warning receives one line for each run of which something remains
 */
public record OrphanedRuns(Path ledgers, Consumer<String> info, Consumer<String> warning) {

  /** Cleans up before a new run, which does not fail when this does. */
  public void reapBefore(@Nullable DatabasePlan plan) {
    try {
      reap(servers(plan));
    } catch (UncheckedIOException e) {
      warning.accept(
          "Cannot clean up after killed runs: %s. Check the ledgers in %s"
              .formatted(e.getMessage(), ledgers));
    }
  }

  /**
   * Cleans up.
   *
   * @param servers where databases may be dropped, each with an administrator's credentials
   * @return what was done, by run
   */
  public List<CleanupReport> reap(List<DatabaseAddress> servers) {
    var reports =
        new LedgerReaper(servers, new SessionStarter(), StopPolicy.REAPER_GRACE).reapAll(ledgers);
    for (var report : reports) {
      if (report.isClean()) {
        info.accept(report.toString());
      } else {
        warning.accept(report + " To retry: mvn e2e:reap");
      }
    }
    return reports;
  }

  private static List<DatabaseAddress> servers(@Nullable DatabasePlan plan) {
    return plan != null && plan.source() instanceof PostgresSource.External external
        ? List.of(external.address())
        : List.of();
  }
}
