package io.github.e2emaven.cleanup;

import io.github.e2emaven.ledger.LedgerResource;
import io.github.e2emaven.process.ProcessUnit;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

/** Ends the processes of a dead run, those of all stacks at the same time. */
record ProcessReaper(ResourceReaper reaping) {

  private static final Executor THREADS =
      work -> {
        var thread = new Thread(work, "e2e-reaper");
        thread.setDaemon(true);
        thread.start();
      };

  List<CleanedResource> end(List<LedgerResource> units) {
    var stops =
        units.stream()
            .map(unit -> CompletableFuture.supplyAsync(() -> end(unit), THREADS))
            .toList();
    return stops.stream().map(CompletableFuture::join).toList();
  }

  private CleanedResource end(LedgerResource unit) {
    if (reaping.death() == OwnerLiveness.REBOOT) {
      return CleanedResource.absent(unit);
    }
    if (!unit.name().startsWith("e2e-" + reaping.run() + "-")) {
      return CleanedResource.left(
          unit, "processes of '" + unit.name() + "', which is no cookie of the run");
    }
    var report = ProcessUnit.of(unit.name()).stop(reaping.reaper().grace());
    if (!report.isClean()) {
      return CleanedResource.left(unit, unit.name() + " " + report);
    }
    var ended = report.ended().size();
    return ended == 0
        ? CleanedResource.absent(unit)
        : CleanedResource.cleaned(
            unit, ended + (ended == 1 ? " process of " : " processes of ") + unit.name());
  }
}
