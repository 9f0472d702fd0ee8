package io.github.e2emaven.cleanup;

import io.github.e2emaven.ledger.RunOwner;
import io.github.e2emaven.plan.DatabaseAddress;
import io.github.e2emaven.process.SessionStarter;
import io.github.e2emaven.process.SessionStarter.PipedProcess;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Maven's end of the pipe to the guardian. Words to a guardian that has died are lost in silence:
 * then there is none, and the next run cleans up. Safe for use by several threads.
 */
public final class GuardianLink {

  private static final long LOG_BYTES = 1 << 20;

  private final PipedProcess guardian;
  private final DataOutputStream out;

  private GuardianLink(PipedProcess guardian) {
    this.guardian = guardian;
    this.out = new DataOutputStream(guardian.input());
  }

  /**
   * Starts a guardian for this JVM.
   *
   * @param java the launcher of this JVM
   * @param ledger of the run
   * @param owner this JVM, as the ledger names it
   * @param log what the guardians of all runs have done, a line each; its directory exists
   * @throws UncheckedIOException when it cannot be started
   */
  public static GuardianLink start(Path java, Path ledger, RunOwner owner, Path log) {
    shorten(log);
    var launch = new GuardianCommand(java, log.toAbsolutePath()).launch(System.getenv());
    var link = new GuardianLink(new SessionStarter().startPiped(launch));
    link.say(
        GuardianProtocol.WATCH,
        ledger.toAbsolutePath().toString(),
        log.toAbsolutePath().toString(),
        Long.toString(owner.pid()),
        Long.toString(owner.start()));
    return link;
  }

  /** Tells the way into the database server where this run will make databases. */
  public void server(DatabaseAddress admin) {
    say(
        GuardianProtocol.SERVER,
        admin.host(),
        Integer.toString(admin.port()),
        admin.name(),
        admin.credentials().user(),
        admin.credentials().password().value(),
        admin.parameters());
  }

  /** Takes all grace from its cleaning up; it begins when this JVM is gone. */
  public void force() {
    say(GuardianProtocol.FORCE);
  }

  /** Nothing is left: the guardian ends. */
  public void done() {
    say(GuardianProtocol.DONE);
  }

  /** Process id of the guardian. */
  public long pid() {
    return guardian.pid();
  }

  private synchronized void say(String order, String... fields) {
    try {
      out.writeUTF(order);
      for (var field : fields) {
        out.writeUTF(field);
      }
      out.flush();
    } catch (IOException e) {
      // It has died, or has been told that all is done.
    }
  }

  private static void shorten(Path log) {
    try {
      if (Files.exists(log) && Files.size(log) > LOG_BYTES) {
        Files.delete(log);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + log, e);
    }
  }
}
