package io.github.e2emaven.postgres;

import io.github.e2emaven.plan.DatabaseAddress;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.postgresql.Driver;
import org.postgresql.PGConnection;
import org.postgresql.util.PSQLException;
import org.postgresql.util.PSQLState;

/** One connection, with the few ways of talking that this room needs. */
public record SqlSession(Connection connection) implements AutoCloseable {

  /** For what a server that answers does at once, and one under load soon. */
  public static final Duration SOON = Duration.ofSeconds(10);

  /** For a DROP DATABASE, which waits for a checkpoint. */
  public static final Duration LONG = Duration.ofMinutes(2);

  private static final String NAME = "e2e-maven-plugin";

  /** Connects as the address says; statements commit by themselves and may take any time. */
  public static SqlSession open(DatabaseAddress address) throws SQLException {
    return open(address, new Properties());
  }

  /** Connects with further properties of pgjdbc. */
  public static SqlSession open(DatabaseAddress address, Properties more) throws SQLException {
    var properties = new Properties();
    properties.setProperty("user", address.credentials().user());
    properties.setProperty("password", address.credentials().password().value());
    properties.setProperty("ApplicationName", NAME);
    // no loginTimeout: pgjdbc then connects on another thread and fails in an interrupted one,
    // so that nothing could be dropped after a cancelled run
    properties.setProperty("connectTimeout", Long.toString(SOON.toSeconds()));
    // a server that hangs accepts connections, and says nothing
    properties.setProperty("socketTimeout", Long.toString(SOON.toSeconds()));
    more.stringPropertyNames().forEach(key -> properties.setProperty(key, more.getProperty(key)));
    // not DriverManager: in a plugin's class loader it does not find the driver
    var connection = new Driver().connect(address.jdbcUrl(), properties);
    if (connection == null) {
      throw new PSQLException("not a JDBC URL: " + address.jdbcUrl(), PSQLState.UNKNOWN_STATE);
    }
    return new SqlSession(connection).silentAtMost(Duration.ZERO);
  }

  /**
   * From now on a server that says nothing for longer is taken as gone, and the session with it.
   *
   * @param limit zero for none
   */
  public SqlSession silentAtMost(Duration limit) throws SQLException {
    connection.setNetworkTimeout(Runnable::run, Math.toIntExact(limit.toMillis()));
    return this;
  }

  /** Runs one statement without a result that matters. */
  public void run(String sql) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.setEscapeProcessing(false);
      statement.execute(sql);
    }
  }

  /** The rows of a query, every column as text. */
  public List<SqlRow> rows(String sql, Object... values) throws SQLException {
    try (var statement = prepared(sql, values);
        var result = statement.executeQuery()) {
      var rows = new ArrayList<SqlRow>();
      while (result.next()) {
        rows.add(SqlRow.of(result));
      }
      return rows;
    }
  }

  /** The first row of a query that always has one. */
  public SqlRow row(String sql, Object... values) throws SQLException {
    return rows(sql, values).get(0);
  }

  private PreparedStatement prepared(String sql, Object... values) throws SQLException {
    var statement = connection.prepareStatement(sql);
    for (int i = 0; i < values.length; i++) {
      statement.setObject(i + 1, values[i]);
    }
    return statement;
  }

  /** Runs the work in one transaction; a failure rolls everything back. */
  public void inTransaction(Work work) throws SQLException {
    connection.setAutoCommit(false);
    try {
      work.run(this);
      connection.commit();
    } catch (SQLException e) {
      connection.rollback();
      throw e;
    } finally {
      connection.setAutoCommit(true);
    }
  }

  /** Asks the server to give up what another thread waits for here; bounded in time. */
  void cancel() throws SQLException {
    connection.unwrap(PGConnection.class).cancelQuery();
  }

  /** Ends the session without a word: whoever waits for an answer gets an exception. */
  void abort() throws SQLException {
    connection.abort(Runnable::run);
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }

  /** Commands that belong together. */
  @FunctionalInterface
  public interface Work {
    /** Talks to the session. */
    void run(SqlSession session) throws SQLException;
  }
}
