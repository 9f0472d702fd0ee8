package io.github.e2emaven.cleanup;

import io.github.e2emaven.ledger.FileLedger;
import io.github.e2emaven.ledger.LedgerFile;
import io.github.e2emaven.plan.DatabaseAddress;
import io.github.e2emaven.process.DaemonThreads;
import io.github.e2emaven.process.SessionStarter;
import io.github.e2emaven.process.StopPolicy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/** The guardian's cleanup once Maven is dead. Its time is limited, whatever happens. */
final class GuardianCleanup {

  private static final Duration RETRY_PAUSE = Duration.ofSeconds(2);
  private static final int TRIES = 5;

  private final GuardianProtocol.Reader messages;

  GuardianCleanup(GuardianProtocol.Reader messages) {
    this.messages = messages;
  }

  void cleanUp() {
    var watch = messages.watch();
    if (watch == null) {
      return; // Maven died before it created a resource
    }
    haltAfterLimit();
    if (watch.maven().endsWithin(StopPolicy.MAVEN_EXIT_LIMIT)) {
      reap(watch.ledger(), watch.log());
    }
  }

  private void reap(Path ledger, Path log) {
    discard(FileLedger.unfinished(ledger), log);
    for (int left = TRIES; left > 0 && Files.exists(ledger); left--) {
      try {
        var report = reaper().reap(LedgerFile.read(ledger));
        report.ifPresent(done -> write(log, done.toString()));
      } catch (RuntimeException e) {
        // Only the log can report it; the next run finds the ledger.
        write(log, ledger + ": " + e);
      }
      if (Files.exists(ledger)) {
        LockSupport.parkNanos(RETRY_PAUSE.toNanos());
      }
    }
  }

  private static void discard(Path unfinished, Path log) {
    try {
      Files.deleteIfExists(unfinished);
    } catch (IOException e) {
      write(log, "Cannot delete " + unfinished + ": " + e);
    }
  }

  private LedgerReaper reaper() {
    var grace = messages.isForced() ? Duration.ZERO : StopPolicy.REAPER_GRACE;
    return new LedgerReaper(servers(), new SessionStarter(), grace);
  }

  private List<DatabaseAddress> servers() {
    var server = messages.server();
    return server == null ? List.of() : List.of(server);
  }

  private static void write(Path log, String line) {
    try {
      Files.writeString(
          log,
          Instant.now() + " " + line + "\n",
          StandardOpenOption.CREATE,
          StandardOpenOption.APPEND);
    } catch (IOException e) {
      // The cleanup continues without a log.
    }
  }

  private static void haltAfterLimit() {
    DaemonThreads.named("e2e-limit")
        .execute(
            () -> {
              LockSupport.parkNanos(StopPolicy.GUARDIAN_LIMIT.toNanos());
              Runtime.getRuntime().halt(1);
            });
  }
}
