package io.github.e2emaven.cleanup;

import io.github.e2emaven.cleanup.CleanupReport.CleanedResource;
import io.github.e2emaven.ledger.LedgerResource;
import io.github.e2emaven.plan.RunId;
import io.github.e2emaven.process.DaemonThreads;
import io.github.e2emaven.process.ProcessUnit;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

/**
 * Kills the processes of a dead run, those of all stacks at the same time.
 *
 * @param run the dead run
 * @param liveness how certain its death is
 * @param grace from SIGTERM to SIGKILL
 */
record ProcessReaper(RunId run, OwnerLiveness liveness, Duration grace) {

  private static final Executor THREADS = DaemonThreads.named("e2e-reaper");

  List<CleanedResource> kill(List<LedgerResource> units) {
    var kills =
        units.stream()
            .map(unit -> CompletableFuture.supplyAsync(() -> kill(unit), THREADS))
            .toList();
    return kills.stream().map(CompletableFuture::join).toList();
  }

  private CleanedResource kill(LedgerResource unit) {
    if (liveness == OwnerLiveness.REBOOTED) {
      return CleanedResource.absent(unit);
    }
    if (!unit.name().startsWith("e2e-" + run + "-")) {
      return CleanedResource.remaining(
          unit, "processes of '%s' (not a cookie of the run)".formatted(unit.name()));
    }
    var report = ProcessUnit.of(unit.name()).stop(grace);
    if (!report.isClean()) {
      return CleanedResource.remaining(unit, "processes of %s (%s)".formatted(unit.name(), report));
    }
    var count = report.ended().size();
    return count == 0
        ? CleanedResource.absent(unit)
        : CleanedResource.removed(
            unit, count + (count == 1 ? " process of " : " processes of ") + unit.name());
  }
}
