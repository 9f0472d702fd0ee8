package io.github.e2emaven.cleanup;

import io.github.e2emaven.ledger.LedgerFile;
import io.github.e2emaven.ledger.RunOwner;
import io.github.e2emaven.process.ProcessId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;

/** How certain it is that the owner of a ledger has ended. */
enum OwnerLiveness {
  /** It lives, or is out of sight: another machine, container or user. */
  NOT_PROVEN,
  /** Its process, of this host, boot and pid namespace, has ended. */
  PROCESS,
  /** The machine was started after the ledger's last line: no process of it can be left. */
  REBOOT;

  static OwnerLiveness of(LedgerFile ledger, RunOwner.Place here) {
    if (ledger.isAbandoned(here, (pid, start) -> new ProcessId(pid, start).isAlive())) {
      return PROCESS;
    }
    var owner = ledger.owner();
    var rebooted = owner.isPresent() && owner.get().isOfAnotherBoot(here);
    return rebooted && isOlderThanBoot(ledger.path()) ? REBOOT : NOT_PROVEN;
  }

  /** What tells this machine from another one of the same name that shares our ledgers. */
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
