package io.github.e2emaven.cleanup;

import io.github.e2emaven.ledger.LedgerResource;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The result of a reaper for one dead run.
 *
 * @param runId the run
 * @param resources what the ledger lists, without ports: these end with their process
 */
public record CleanupReport(String runId, List<CleanedResource> resources) {

  public CleanupReport {
    resources = List.copyOf(resources);
  }

  /** Whether no resource remains, so that the ledger is deleted, too. */
  public boolean isClean() {
    return with(Fate.REMAINING).isEmpty();
  }

  /** For messages, in one line: what was removed and what remains. */
  @Override
  public String toString() {
    var removed = details(Fate.REMOVED);
    var remaining = details(Fate.REMAINING);
    return "Run "
        + runId
        + " was killed. "
        + (removed.isEmpty() ? "Nothing to remove." : "Removed: " + removed + ".")
        + (remaining.isEmpty() ? "" : " Still present: " + remaining + ".");
  }

  private String details(Fate fate) {
    return with(fate).stream().map(CleanedResource::detail).collect(Collectors.joining(", "));
  }

  private List<CleanedResource> with(Fate fate) {
    return resources.stream().filter(resource -> resource.fate() == fate).toList();
  }

  /** What became of a resource. */
  public enum Fate {
    /** It was gone before. */
    ABSENT,
    /** The reaper removed it. */
    REMOVED,
    /** It still exists, or may exist. */
    REMAINING
  }

  /**
   * One resource of a dead run.
   *
   * @param resource as the ledger lists it
   * @param fate what became of it
   * @param detail what was removed, or what remains and why; empty for an absent resource
   */
  public record CleanedResource(LedgerResource resource, Fate fate, String detail) {

    static CleanedResource absent(LedgerResource resource) {
      return new CleanedResource(resource, Fate.ABSENT, "");
    }

    static CleanedResource removed(LedgerResource resource, String detail) {
      return new CleanedResource(resource, Fate.REMOVED, detail);
    }

    static CleanedResource remaining(LedgerResource resource, String detail) {
      return new CleanedResource(resource, Fate.REMAINING, detail);
    }
  }
}
