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

/** One connection, and the few operations that the plugin needs. */
public record SqlSession(Connection connection) implements AutoCloseable {

  /** For what a healthy server does at once, and a loaded one soon. */
  public static final Duration SOON = Duration.ofSeconds(10);

  /** For a DROP DATABASE, which waits for a checkpoint. */
  public static final Duration LONG = Duration.ofMinutes(2);

  private static final String NAME = "e2e-maven-plugin";

  /** Connects; each statement commits by itself and may take any time. */
  public static SqlSession open(DatabaseAddress address) throws SQLException {
    return open(address, new Properties());
  }

  /** Connects with further pgjdbc properties. */
  public static SqlSession open(DatabaseAddress address, Properties more) throws SQLException {
    var properties = new Properties();
    properties.setProperty("user", address.credentials().user());
    properties.setProperty("password", address.credentials().password().value());
    properties.setProperty("ApplicationName", NAME);
    // no loginTimeout: with it, pgjdbc connects on another thread and fails in an interrupted one,
    // so that nothing could be dropped after a cancelled run
    properties.setProperty("connectTimeout", Long.toString(SOON.toSeconds()));
    // a hanging server accepts connections and never answers
    properties.setProperty("socketTimeout", Long.toString(SOON.toSeconds()));
    more.stringPropertyNames().forEach(key -> properties.setProperty(key, more.getProperty(key)));
    // not DriverManager: it does not find the driver in a plugin's class loader
    var connection = new Driver().connect(address.jdbcUrl(), properties);
    if (connection == null) {
      throw new PSQLException("not a JDBC URL: " + address.jdbcUrl(), PSQLState.UNKNOWN_STATE);
    }
    return new SqlSession(connection).silentAtMost(Duration.ZERO);
  }

  /**
   * Limits how long the server may be silent; after that the session is broken.
   *
   * @param limit zero for none
   */
  public SqlSession silentAtMost(Duration limit) throws SQLException {
    connection.setNetworkTimeout(Runnable::run, Math.toIntExact(limit.toMillis()));
    return this;
  }

  /** Runs one statement and ignores its result. */
  public void run(String sql) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.setEscapeProcessing(false);
      statement.execute(sql);
    }
  }

  /** The rows of a query. */
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

  /** Runs the commands in one transaction; a failure rolls everything back. */
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

  /** Asks the server to cancel the command of another thread; returns within {@link #SOON}. */
  void cancel() throws SQLException {
    connection.unwrap(PGConnection.class).cancelQuery();
  }

  /** Breaks the session: a thread that waits for an answer gets an exception. */
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
    /** Runs the commands. */
    void run(SqlSession session) throws SQLException;
  }
}
