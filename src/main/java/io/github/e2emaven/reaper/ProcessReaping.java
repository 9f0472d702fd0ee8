package io.github.e2emaven.reaper;

import io.github.e2emaven.ledger.Resource;
import io.github.e2emaven.process.ProcessUnit;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

/** Ends the processes of a dead run, those of all stacks at the same time. */
record ProcessReaping(Reaping reaping) {

  private static final Executor THREADS =
      work -> {
        var thread = new Thread(work, "e2e-reaper");
        thread.setDaemon(true);
        thread.start();
      };

  List<Reaped> end(List<Resource> units) {
    var stops =
        units.stream()
            .map(unit -> CompletableFuture.supplyAsync(() -> end(unit), THREADS))
            .toList();
    return stops.stream().map(CompletableFuture::join).toList();
  }

  private Reaped end(Resource unit) {
    if (reaping.death() == Death.REBOOT) {
      return Reaped.absent(unit);
    }
    if (!unit.name().startsWith("e2e-" + reaping.run() + "-")) {
      return Reaped.left(unit, "processes of '" + unit.name() + "', which is no cookie of the run");
    }
    var report = ProcessUnit.of(unit.name()).stop(reaping.reaper().grace());
    if (!report.isClean()) {
      return Reaped.left(unit, unit.name() + " " + report);
    }
    var ended = report.ended().size();
    return ended == 0
        ? Reaped.absent(unit)
        : Reaped.cleaned(
            unit, ended + (ended == 1 ? " process of " : " processes of ") + unit.name());
  }
}
