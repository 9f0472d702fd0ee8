package io.github.e2emaven.cleanup;

import io.github.e2emaven.ledger.LedgerFile;
import io.github.e2emaven.ledger.RunOwner;
import io.github.e2emaven.process.ProcessId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;

/** Whether the Maven process that owns a ledger may still run, and how certain that is. */
enum OwnerLiveness {
  /** It runs, or is out of sight: on another machine, in another container, of another user. */
  POSSIBLY_ALIVE,
  /** Its process, on this host and boot and in this pid namespace, has exited. */
  EXITED,
  /**
   * The machine was booted after the ledger's last line: none of the run's processes can remain.
   */
  REBOOTED;

  static OwnerLiveness of(LedgerFile ledger, RunOwner.Place here) {
    if (ledger.isAbandoned(here, (pid, start) -> new ProcessId(pid, start).isAlive())) {
      return EXITED;
    }
    var owner = ledger.owner();
    var rebooted = owner.isPresent() && owner.get().isOfAnotherBoot(here);
    return rebooted && isOlderThanBoot(ledger.path()) ? REBOOTED : POSSIBLY_ALIVE;
  }

  /** Excludes another machine of the same name that shares the directory of the ledgers. */
  private static boolean isOlderThanBoot(Path ledger) {
    try {
      var seconds = Files.readString(Path.of("/proc/uptime")).split("[. ]", 2)[0];
      var boot = Instant.now().minus(Duration.ofSeconds(Long.parseLong(seconds)));
      return Files.getLastModifiedTime(ledger).toInstant().isBefore(boot);
    } catch (IOException | NumberFormatException e) {
      return false;
    }
  }
}
