package io.github.e2emaven.cleanup;

import io.github.e2emaven.ledger.RunOwner;
import io.github.e2emaven.plan.DatabaseAddress;
import io.github.e2emaven.process.ProcessId;
import io.github.e2emaven.process.SessionStarter;
import io.github.e2emaven.process.SessionStarter.PipedProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Maven's end of the pipe to the guardian. Messages to a dead guardian are lost silently: the run
 * then has no guardian, and the next run cleans up. Safe for use by several threads.
 */
public final class GuardianLink {

  private static final long MAX_LOG_BYTES = 1 << 20;

  private final PipedProcess guardian;
  private final GuardianProtocol.Writer writer;

  private GuardianLink(PipedProcess guardian) {
    this.guardian = guardian;
    this.writer = new GuardianProtocol.Writer(guardian.input());
  }

  /**
   * Starts a guardian for this JVM.
   *
   * @param java the launcher of this JVM
   * @param ledger of the run
   * @param owner this JVM, as in the ledger
   * @param log of the guardians of all runs, a line for each cleanup; its directory exists
   * @throws UncheckedIOException when the guardian cannot be started
   */
  public static GuardianLink start(Path java, Path ledger, RunOwner owner, Path log) {
    deleteIfLarge(log);
    var launch = new GuardianCommand(java, log.toAbsolutePath()).launch(System.getenv());
    var link = new GuardianLink(new SessionStarter().startPiped(launch));
    var maven = new ProcessId(owner.pid(), owner.start());
    var watch = new GuardianProtocol.Watch(ledger.toAbsolutePath(), log.toAbsolutePath(), maven);
    link.send(writer -> writer.watch(watch));
    return link;
  }

  /** Hands over the address of the database server on which this run creates databases. */
  public void server(DatabaseAddress admin) {
    send(writer -> writer.server(admin));
  }

  /** Lets the guardian kill without grace. Its cleanup starts when this JVM has exited. */
  public void force() {
    send(GuardianProtocol.Writer::force);
  }

  /** No resource is left: the guardian exits. */
  public void done() {
    send(GuardianProtocol.Writer::done);
  }

  /** Process id of the guardian. */
  public long pid() {
    return guardian.pid();
  }

  @FunctionalInterface
  private interface Message {
    void write(GuardianProtocol.Writer writer) throws IOException;
  }

  private synchronized void send(Message message) {
    try {
      message.write(writer);
    } catch (IOException e) {
      // The guardian has exited: it died, or got the message that the run is done.
    }
  }

  private static void deleteIfLarge(Path log) {
    try {
      if (Files.exists(log) && Files.size(log) > MAX_LOG_BYTES) {
        Files.delete(log);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot write to " + log, e);
    }
  }
}
