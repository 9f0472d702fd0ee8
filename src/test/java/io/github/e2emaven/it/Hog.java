package io.github.e2emaven.it;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Takes connections and keeps them. */
public final class Hog implements AutoCloseable {

  private final List<Connection> taken = new ArrayList<>();

  /** How many connections it has. */
  public int count() {
    return taken.size();
  }

  /** Whether another connection was free. */
  boolean takes(Source source) throws SQLException {
    try {
      return taken.add(source.next());
    } catch (SQLException e) {
      if ("53300".equals(e.getSQLState())) {
        return false;
      }
      throw e;
    }
  }

  @Override
  public void close() throws SQLException {
    for (var connection : taken) {
      connection.close();
    }
  }

  /** Where connections come from. */
  interface Source {
    Connection next() throws SQLException;
  }
}
