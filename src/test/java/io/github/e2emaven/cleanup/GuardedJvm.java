package io.github.e2emaven.cleanup;

import io.github.e2emaven.ledger.FileLedger;
import io.github.e2emaven.ledger.LedgerResource;
import io.github.e2emaven.ledger.LedgerResource.Kind;
import io.github.e2emaven.ledger.RunOwner;
import io.github.e2emaven.process.ProcessId;
import io.github.e2emaven.process.ProcessStarter;
import io.github.e2emaven.process.SessionStarter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;

/** A JVM with a guardian and a process to guard, in place of Maven; waits to be killed. */
final class GuardedJvm {

  private GuardedJvm() {}

  /** Gets a directory and a run id; writes the pids of guardian and process there. */
  public static void main(String[] arguments) throws IOException {
    var directory = Path.of(arguments[0]);
    var self = ProcessId.current();
    var owner = new RunOwner(arguments[1], "test", self.pid(), self.start(), RunOwner.Place.here());
    var ledger = FileLedger.create(directory.resolve("ledgers"), owner);
    var java = Path.of(System.getProperty("java.home"), "bin", "java");
    var guardian =
        GuardianLink.start(java, ledger.path(), owner, directory.resolve("guardian.log"));
    // as if this JVM were killed between writing the file and moving it into place
    Files.createFile(FileLedger.unfinished(ledger.path()));
    var process = process(ledger, directory, "e2e-" + arguments[1] + "-one-1");
    // A child started by the JDK alone, which must not keep the guardian's pipe open.
    var bystander = new ProcessBuilder("sleep", "600").start();
    Files.writeString(
        directory.resolve("pids"),
        guardian.pid() + " " + process + " " + bystander.pid() + " end\n");
    while (true) {
      LockSupport.park();
    }
  }

  private static long process(FileLedger ledger, Path directory, String cookie) {
    ledger.enter(new LedgerResource(Kind.PROCESSES, cookie, ""));
    var launch =
        new ProcessStarter.Launch(
            List.of("sleep", "600"),
            Map.of("E2E_STACK", cookie),
            directory,
            directory.resolve("sleep.log"));
    return new SessionStarter().start(launch).pid();
  }
}
