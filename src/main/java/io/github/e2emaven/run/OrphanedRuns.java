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
import org.apache.maven.plugin.logging.Log;
import org.jspecify.annotations.Nullable;

/**
 * Runs that were killed together with their guardian.
 *
 * @param ledgers where they are listed
 * @param log hears of each in one line
 */
public record OrphanedRuns(Path ledgers, Log log) {

  /** Cleans up before a new run; never the reason why that one fails. */
  public void reapBefore(@Nullable DatabasePlan plan) {
    try {
      reap(servers(plan));
    } catch (UncheckedIOException e) {
      log.warn("Earlier runs that were killed cannot be looked up: " + e.getMessage());
    }
  }

  /**
   * Cleans up.
   *
   * @param servers the ways into servers where databases may be dropped
   * @return what was done for each run
   */
  public List<CleanupReport> reap(List<DatabaseAddress> servers) {
    var reports =
        new LedgerReaper(servers, new SessionStarter(), StopPolicy.REAPER_GRACE).reapAll(ledgers);
    for (var report : reports) {
      if (report.isClean()) {
        log.info(report.toString());
      } else {
        log.warn(report + " See mvn e2e:reap");
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
