package io.github.e2emaven.cleanup;

import io.github.e2emaven.ledger.LedgerFile;
import io.github.e2emaven.plan.Credentials;
import io.github.e2emaven.plan.Credentials.Secret;
import io.github.e2emaven.plan.DatabaseAddress;
import io.github.e2emaven.process.ProcessId;
import io.github.e2emaven.process.SessionStarter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/** The guardian's work once Maven is gone; bounded in time, whatever happens. */
final class GuardianCleanup {

  private static final Duration GRACE = Duration.ofSeconds(2);
  private static final Duration MAVEN_ENDS = Duration.ofSeconds(30);
  private static final Duration LIMIT = Duration.ofSeconds(150);
  private static final Duration AGAIN_AFTER = Duration.ofSeconds(2);
  private static final int TRIES = 5;

  private final GuardianProtocol orders;

  GuardianCleanup(GuardianProtocol orders) {
    this.orders = orders;
  }

  void cleanUp() {
    var watched = orders.watched();
    if (watched == null) {
      return; // Maven died before it had anything
    }
    haltAfterLimit();
    var maven = new ProcessId(Long.parseLong(watched.get(2)), Long.parseLong(watched.get(3)));
    if (maven.endsWithin(MAVEN_ENDS)) {
      reap(Path.of(watched.get(0)), Path.of(watched.get(1)));
    }
  }

  private void reap(Path ledger, Path log) {
    for (int left = TRIES; left > 0 && Files.exists(ledger); left--) {
      try {
        var report = reaper().reap(LedgerFile.read(ledger));
        report.ifPresent(done -> write(log, done.toString()));
      } catch (RuntimeException e) {
        // Nobody can be told but the log; the next run finds the ledger.
        write(log, ledger + ": " + e);
      }
      if (Files.exists(ledger)) {
        LockSupport.parkNanos(AGAIN_AFTER.toNanos());
      }
    }
  }

  private LedgerReaper reaper() {
    var grace = orders.isForced() ? Duration.ZERO : GRACE;
    return new LedgerReaper(servers(), new SessionStarter(), grace);
  }

  private List<DatabaseAddress> servers() {
    var fields = orders.server();
    return fields == null ? List.of() : List.of(address(fields));
  }

  private static DatabaseAddress address(List<String> fields) {
    var credentials = new Credentials(fields.get(3), new Secret(fields.get(4)));
    return new DatabaseAddress(
        fields.get(0), Integer.parseInt(fields.get(1)), fields.get(2), credentials, fields.get(5));
  }

  private static void write(Path log, String line) {
    try {
      Files.writeString(
          log,
          Instant.now() + " " + line + "\n",
          StandardOpenOption.CREATE,
          StandardOpenOption.APPEND);
    } catch (IOException e) {
      // Without a log the work is still done.
    }
  }

  private static void haltAfterLimit() {
    var timer =
        new Thread(
            () -> {
              LockSupport.parkNanos(LIMIT.toNanos());
              Runtime.getRuntime().halt(1);
            },
            "e2e-limit");
    timer.setDaemon(true);
    timer.start();
  }
}
