package io.github.e2emaven.reaper;

import io.github.e2emaven.reaper.Reaped.Fate;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What a reaper did for one dead run.
 *
 * @param runId the run
 * @param resources what the ledger listed, ports left out: these end with their process
 */
public record ReapReport(String runId, List<Reaped> resources) {

  public ReapReport {
    resources = List.copyOf(resources);
  }

  /** Whether nothing is left, so that the ledger is gone too. */
  public boolean isClean() {
    return of(Fate.LEFT).isEmpty();
  }

  /** For messages, in one line: what was cleaned and what is left. */
  @Override
  public String toString() {
    var cleaned = details(Fate.CLEANED);
    var left = details(Fate.LEFT);
    return "Run "
        + runId
        + " could not clean up after itself: "
        + (cleaned.isEmpty() ? "nothing was left" : "cleaned up " + cleaned)
        + (left.isEmpty() ? "" : "; LEFT: " + left);
  }

  private String details(Fate fate) {
    return of(fate).stream().map(Reaped::detail).collect(Collectors.joining(", "));
  }

  private List<Reaped> of(Fate fate) {
    return resources.stream().filter(reaped -> reaped.fate() == fate).toList();
  }
}
