package io.github.e2emaven.it;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.postgresql.Driver;

/**
 * An external PostgreSQL server: started by {@code setup.groovy}, stopped by {@code verify.groovy}.
 * The build gets it by {@code -Dit.db.url}, {@code it.db.user} and {@code it.db.password}; that
 * user may create databases and nothing more.
 */
public final class ItPostgres {

  /** Of both users; holds what needs escaping in URLs. */
  public static final String PASSWORD = "s3cr@t:w/rd%&";

  private static final String NOTE = "postgres.properties";

  private final int port;
  private final long pid;
  private final @Nullable ItCluster cluster;
  private boolean frozen;

  private ItPostgres(int port, long pid, @Nullable ItCluster cluster) {
    this.port = port;
    this.pid = pid;
    this.cluster = cluster;
  }

  /** Starts a server and tells the project's build of it. */
  public static ItPostgres start(File basedir) throws IOException, SQLException {
    var port = freePort();
    var cluster = ItCluster.create(PASSWORD);
    Runtime.getRuntime().addShutdownHook(new Thread(cluster::delete));
    var postgres = new ItPostgres(port, cluster.start(port), cluster);
    postgres.execute("create role ci login createdb password '" + PASSWORD + "'");
    postgres.tell(basedir.toPath());
    return postgres;
  }

  /** The server that {@code setup.groovy} started. */
  public static ItPostgres of(File basedir) throws IOException {
    var note = new Properties();
    try (var in = Files.newInputStream(basedir.toPath().resolve(NOTE))) {
      note.load(in);
    }
    return new ItPostgres(
        Integer.parseInt(note.getProperty("port")), Long.parseLong(note.getProperty("pid")), null);
  }

  /** The databases that are neither PostgreSQL's own nor a template. */
  public List<String> databases() throws SQLException {
    return query(
        "select datname from pg_database where not datistemplate and datname <> 'postgres'");
  }

  /** The templates that are not PostgreSQL's own. */
  public List<String> templates() throws SQLException {
    return query(
        "select datname from pg_database where datistemplate"
            + " and datname not in ('template0', 'template1')");
  }

  /** The first column of a query in the maintenance database, as its superuser. */
  public List<String> query(String sql) throws SQLException {
    try (var connection = connect();
        var statement = connection.createStatement();
        var result = statement.executeQuery(sql)) {
      var rows = new ArrayList<String>();
      while (result.next()) {
        rows.add(result.getString(1));
      }
      return rows;
    }
  }

  /** For a goal that has no project to read the server from. */
  public List<String> arguments() {
    return List.of(
        "-De2e.database.url=" + url(),
        "-De2e.database.username=ci",
        "-De2e.database.password=" + PASSWORD);
  }

  /** Kills the server with all its processes. */
  public void kill() {
    own().kill();
  }

  /** Stops it by SIGSTOP: it takes connections, and answers nothing. */
  public void freeze() {
    own().signal("STOP");
    frozen = true;
  }

  /** Lets it go on. */
  public void thaw() {
    own().signal("CONT");
    frozen = false;
  }

  /** Ends it by a signal to its postmaster: SIGQUIT is an immediate shutdown. */
  public void end(String signal) {
    own().end(signal);
  }

  /** Starts it again, on the same port; only what this object started. */
  public void restart() throws IOException {
    own().start(port);
  }

  private ItCluster own() {
    return Objects.requireNonNull(cluster);
  }

  /** Takes connections as this role until there are none, or so many. */
  public Hog hog(String role, int most) throws SQLException {
    var hog = new Hog();
    while (hog.count() < most && hog.takes(() -> connect(role))) {}
    return hog;
  }

  /** Ends the server; its directory goes with Maven's own end. */
  public void stop() {
    if (cluster == null) {
      ProcessHandle.of(pid).ifPresent(ProcessHandle::destroy);
    } else {
      cluster.delete();
    }
  }

  /** Runs a statement in the maintenance database, as its superuser. */
  public void execute(String sql) throws SQLException {
    try (var connection = connect();
        var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private Connection connect() throws SQLException {
    return connect("postgres");
  }

  /** Not by DriverManager: it knows only the drivers of the class loader that used it first. */
  private Connection connect(String role) throws SQLException {
    if (frozen) {
      throw new SQLException("PostgreSQL is stopped");
    }
    var login = new Properties();
    login.setProperty("user", role);
    login.setProperty("password", PASSWORD);
    return Objects.requireNonNull(new Driver().connect(url(), login));
  }

  private String url() {
    return "jdbc:postgresql://127.0.0.1:" + port + "/postgres";
  }

  private void tell(Path basedir) throws IOException {
    Files.createDirectories(basedir.resolve(".mvn"));
    Files.write(
        basedir.resolve(".mvn/maven.config"),
        List.of("-Dit.db.url=" + url(), "-Dit.db.user=ci", "-Dit.db.password=" + PASSWORD));
    Files.write(basedir.resolve(NOTE), List.of("port=" + port, "pid=" + pid));
  }

  private static int freePort() {
    try (var socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
