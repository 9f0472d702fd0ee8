package io.github.e2emaven.it;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.postgresql.Driver;

/** A user who copies the command of the summary, connects, and presses Ctrl-C in the end. */
public final class ItOpen implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final Pattern COMMAND = Pattern.compile("open it again: mvn (.+)");
  private static final Pattern URL = Pattern.compile("(jdbc:postgresql://\\S+)\\?user=(\\S+)");
  private static final Pattern PASSWORDS = Pattern.compile("password is in (\\S+);");

  private final Build build;

  private ItOpen(Build build) {
    this.build = build;
  }

  /** Runs it until the databases are open. */
  public static ItOpen byThePrintedCommand(File basedir, File repository) throws IOException {
    var log = Files.readString(basedir.toPath().resolve("build.log"));
    var maven = Path.of(System.getProperty("maven.home"), "bin", "mvn").toString();
    // a shell takes it apart, as it does for the user
    var printed = "exec \"$0\" " + found(COMMAND, log).group(1).strip() + " \"$@\"";
    var command = new ArrayList<>(List.of("sh", "-c", printed, maven));
    command.addAll(Build.offlineWith(repository));
    var build = Build.start(basedir.toPath(), command);
    build.await(
        "not open",
        () -> build.console().contains("Press Ctrl-C to stop") || !build.isAlive(),
        PATIENCE);
    return new ItOpen(build);
  }

  /** The first column of the first row, asked as the printed URL and password file say. */
  public String rows(String sql) throws IOException, SQLException {
    var url = found(URL, build.console());
    var line = Files.readString(Path.of(found(PASSWORDS, build.console()).group(1))).strip();
    var properties = new Properties();
    properties.setProperty("user", url.group(2));
    properties.setProperty("password", line.substring(line.lastIndexOf(':') + 1));
    var driver = new Driver();
    try (var connection = Objects.requireNonNull(driver.connect(url.group(1), properties));
        var statement = connection.createStatement();
        var result = statement.executeQuery(sql)) {
      result.next();
      return result.getString(1);
    }
  }

  @Override
  public void close() {
    build.signalGroup("INT");
    build.await("still open", () -> !build.isAlive(), PATIENCE);
  }

  private static Matcher found(Pattern pattern, String text) {
    var matcher = pattern.matcher(text);
    if (!matcher.find()) {
      throw new AssertionError("no " + pattern + " in:\n" + text);
    }
    return matcher;
  }
}
