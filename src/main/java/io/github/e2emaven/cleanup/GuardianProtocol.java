package io.github.e2emaven.cleanup;

import io.github.e2emaven.plan.Credentials;
import io.github.e2emaven.plan.Credentials.Secret;
import io.github.e2emaven.plan.DatabaseAddress;
import io.github.e2emaven.process.ProcessId;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * The messages from Maven to the guardian: a word, followed by fields. Written and parsed here
 * alone, with plain loops and few classes: most guardians do nothing but wait for a message.
 */
final class GuardianProtocol {

  private static final String WATCH = "watch";
  private static final String SERVER = "server";
  private static final String FORCE = "force";
  private static final String DONE = "done";

  private GuardianProtocol() {}

  /**
   * What a guardian guards.
   *
   * @param ledger of the run
   * @param log of the guardian
   * @param maven the process that owns the ledger
   */
  record Watch(Path ledger, Path log, ProcessId maven) {}

  /** Maven's end; not for use by several threads at once. */
  static final class Writer {

    private final DataOutputStream out;

    Writer(OutputStream out) {
      this.out = new DataOutputStream(out);
    }

    void watch(Watch watch) throws IOException {
      out.writeUTF(WATCH);
      out.writeUTF(watch.ledger().toString());
      out.writeUTF(watch.log().toString());
      out.writeLong(watch.maven().pid());
      out.writeLong(watch.maven().start());
      out.flush();
    }

    /** The database server on which the run creates databases. */
    void server(DatabaseAddress admin) throws IOException {
      out.writeUTF(SERVER);
      out.writeUTF(admin.host());
      out.writeInt(admin.port());
      out.writeUTF(admin.name());
      out.writeUTF(admin.credentials().user());
      out.writeUTF(admin.credentials().password().value());
      out.writeUTF(admin.parameters());
      out.flush();
    }

    /** Clean up without any grace. */
    void force() throws IOException {
      out.writeUTF(FORCE);
      out.flush();
    }

    /** No resource is left to guard. */
    void done() throws IOException {
      out.writeUTF(DONE);
      out.flush();
    }
  }

  /** The guardian's end: what Maven has sent so far. Other threads may read it at any time. */
  static final class Reader {

    private volatile @Nullable Watch watch;
    private volatile @Nullable DatabaseAddress server;
    private volatile boolean forced;

    /**
     * Reads until the last message.
     *
     * @return whether Maven is done; false when the pipe broke
     */
    boolean readToEnd(InputStream in) throws IOException {
      var data = new DataInputStream(in);
      try {
        while (read(data)) {
          // Each message is stored as it arrives.
        }
        return true;
      } catch (EOFException e) {
        return false;
      }
    }

    private boolean read(DataInputStream data) throws IOException {
      var word = data.readUTF();
      switch (word) {
        case WATCH -> watch = readWatch(data);
        case SERVER -> server = readServer(data);
        case FORCE -> forced = true;
        case DONE -> {
          return false;
        }
        default -> throw new IOException("Unknown message: " + word);
      }
      return true;
    }

    private static Watch readWatch(DataInputStream data) throws IOException {
      var ledger = Path.of(data.readUTF());
      var log = Path.of(data.readUTF());
      return new Watch(ledger, log, new ProcessId(data.readLong(), data.readLong()));
    }

    private static DatabaseAddress readServer(DataInputStream data) throws IOException {
      var host = data.readUTF();
      var port = data.readInt();
      var name = data.readUTF();
      var credentials = new Credentials(data.readUTF(), new Secret(data.readUTF()));
      return new DatabaseAddress(host, port, name, credentials, data.readUTF());
    }

    /** What to guard; null until Maven has said so. */
    @Nullable Watch watch() {
      return watch;
    }

    /** The database server; null without an external one. */
    @Nullable DatabaseAddress server() {
      return server;
    }

    /** Whether to clean up without any grace. */
    boolean isForced() {
      return forced;
    }
  }
}
