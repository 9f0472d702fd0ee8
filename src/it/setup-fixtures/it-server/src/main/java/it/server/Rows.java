package it.server;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;

/** The table {@code rows}. */
final class Rows {

  private final String url;
  private final Properties login = new Properties();
  private final List<Connection> held = new ArrayList<>();

  Rows(Options options) {
    var environment = options.environment();
    var libpq = environment.getOrDefault("DATABASE_URL", "");
    var given = options.value("jdbc-url", "");
    if (given.isEmpty() && !environment.containsKey("PGHOST") && !libpq.isEmpty()) {
      var uri = URI.create(libpq);
      var user = uri.getRawUserInfo().split(":", 2);
      url = "jdbc:postgresql://" + uri.getAuthority().replaceAll(".*@", "") + uri.getPath();
      login(decoded(user[0]), decoded(user[1]));
    } else {
      url = given.isEmpty() ? fromParts(options) : given;
      login(environment.getOrDefault("PGUSER", ""), environment.getOrDefault("PGPASSWORD", ""));
    }
  }

  /** Whether there is a database at all. */
  boolean exist() {
    return !url.isEmpty();
  }

  void createTable() throws SQLException {
    update("create table if not exists rows (id bigint generated always as identity, text text)");
  }

  void insert(String text) throws SQLException {
    try (var connection = connect();
        var statement = connection.prepareStatement("insert into rows (text) values (?)")) {
      statement.setString(1, text);
      statement.executeUpdate();
    }
  }

  /** The first column of the first row of a query. */
  String query(String sql) throws SQLException {
    try (var connection = connect();
        var statement = connection.createStatement();
        var result = statement.executeQuery(sql)) {
      return result.next() ? result.getString(1) : "";
    }
  }

  void update(String sql) throws SQLException {
    try (var connection = connect();
        var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  /** Takes connections, and never gives one back, until the database refuses. */
  String hold() {
    try {
      while (true) {
        held.add(connect());
      }
    } catch (SQLException e) {
      System.err.println("it-server: " + held.size() + " connections, then " + e.getMessage());
      return Integer.toString(held.size());
    }
  }

  private Connection connect() throws SQLException {
    return DriverManager.getConnection(url, login);
  }

  private void login(String user, String password) {
    login.setProperty("user", user);
    login.setProperty("password", password);
  }

  private static String fromParts(Options options) {
    var environment = options.environment();
    return environment.containsKey("PGHOST")
        ? "jdbc:postgresql://%s:%s/%s"
            .formatted(
                environment.get("PGHOST"), environment.get("PGPORT"), environment.get("PGDATABASE"))
        : "";
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }
}
