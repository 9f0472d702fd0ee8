package io.github.e2emaven.cleanup;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What Maven has told the guardian. Plain loops and nothing that needs many classes: this is all
 * that most guardians ever do.
 */
final class GuardianProtocol {

  /** First word of an order: path of ledger and log, pid and start time of Maven. */
  static final String WATCH = "watch";

  /** A database server: host, port, database, user, password, parameters. */
  static final String SERVER = "server";

  /** From now on no grace. */
  static final String FORCE = "force";

  /** Nothing is left to guard. */
  static final String DONE = "done";

  /** Fields of {@link #WATCH}. */
  static final int WATCHED = 4;

  /** Fields of {@link #SERVER}. */
  static final int ADDRESS = 6;

  private volatile @Nullable List<String> watched;
  private volatile @Nullable List<String> server;
  private volatile boolean forced;

  /**
   * Reads until the end.
   *
   * @return whether Maven said that it is done; false when the pipe broke
   */
  boolean readToEnd(InputStream in) throws IOException {
    var data = new DataInputStream(in);
    try {
      while (true) {
        var order = data.readUTF();
        if (order.equals(DONE)) {
          return true;
        }
        obey(order, data);
      }
    } catch (EOFException e) {
      return false;
    }
  }

  private void obey(String order, DataInputStream data) throws IOException {
    switch (order) {
      case WATCH -> watched = fields(data, WATCHED);
      case SERVER -> server = fields(data, ADDRESS);
      case FORCE -> forced = true;
      default -> throw new IOException("no such order: " + order);
    }
  }

  private static List<String> fields(DataInputStream data, int count) throws IOException {
    var fields = new String[count];
    for (int i = 0; i < count; i++) {
      fields[i] = data.readUTF();
    }
    return List.of(fields);
  }

  /** The fields of {@link #WATCH}; null before Maven has said so. */
  @Nullable List<String> watched() {
    return watched;
  }

  /** The fields of {@link #SERVER}; null when there is none. */
  @Nullable List<String> server() {
    return server;
  }

  boolean isForced() {
    return forced;
  }
}
