package io.github.e2emaven.plan;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Everything that the server and the tests of one stack need to know: placeholders, environment and
 * system properties are all derived from it.
 *
 * @param run the run
 * @param file its test file
 * @param attempt 1 for the first
 * @param slot 1..workers
 * @param host the loopback address of the machine, IPv6 without brackets
 * @param ports main port as {@link #MAIN_PORT}, 0 until the server has chosen it; named ports under
 *     their names
 * @param database the clone, or null for a run without databases
 * @param directory the attempt's files
 */
public record StackAddress(
    RunId run,
    TestFile file,
    int attempt,
    int slot,
    String host,
    Map<String, Integer> ports,
    @Nullable DatabaseAddress database,
    AttemptDirectory directory) {

  /** The name of the main port in {@link #ports}. */
  public static final String MAIN_PORT = "main";

  /** Characters of the class name in the cookie, which is also the name of a directory. */
  private static final int MAX_NAME = 40;

  public StackAddress {
    ports = Map.copyOf(ports);
  }

  /** The main port. */
  public int port() {
    return Objects.requireNonNull(ports.get(MAIN_PORT));
  }

  /** This address with the main port that the server has chosen. */
  public StackAddress withPort(int port) {
    var numbers = new LinkedHashMap<>(ports);
    numbers.put(MAIN_PORT, port);
    return new StackAddress(run, file, attempt, slot, host, numbers, database, directory);
  }

  /** This address with a short temporary directory. */
  public StackAddress withTemporary(Path temporary) {
    var files = new AttemptDirectory(directory.path(), temporary);
    return new StackAddress(run, file, attempt, slot, host, ports, database, files);
  }

  /** The base URL of the server, {@code http://127.0.0.1:<port>}, without a trailing slash. */
  public String baseUrl() {
    return "http://" + (host.contains(":") ? "[" + host + "]" : host) + ":" + port();
  }

  /**
   * Unique per stack. Every process of the stack has it in {@code E2E_STACK}, by which the
   * processes are found. Lower-case letters, digits and dashes, as Docker Compose requires of
   * project names.
   */
  public String cookie() {
    return "e2e-"
        + run
        + "-"
        + digest(file.className())
        + "-"
        + shortened(file.simpleName().toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", ""))
        + "-"
        + attempt;
  }

  /** The placeholders of server and test configuration. */
  public Placeholders placeholders() {
    var values = new LinkedHashMap<String, String>();
    ports.forEach((name, port) -> values.put(named("port", name), Integer.toString(port)));
    values.put("baseUrl", baseUrl());
    values.put("slot", Integer.toString(slot));
    values.put("testFile", file.className());
    values.put("runId", run.value());
    values.put("directory", directory.work().toString());
    values.put("temporaryDirectory", directory.temporary().toString());
    if (database != null) {
      values.put("jdbcUrl", database.jdbcUrl());
      values.put("db.host", database.host());
      values.put("db.port", Integer.toString(database.port()));
      values.put("db.name", database.name());
      values.put("db.user", database.credentials().user());
      values.put("db.password", database.credentials().password().value());
    }
    return new Placeholders(values);
  }

  /** The environment of every process of the stack. */
  public Map<String, String> environment(Set<Framework> frameworks) {
    var variables = new LinkedHashMap<String, String>();
    ports.forEach((name, port) -> variables.put(variable(name), Integer.toString(port)));
    variables.put("E2E_RUN_ID", run.value());
    variables.put("E2E_STACK", cookie());
    variables.put("E2E_SLOT", Integer.toString(slot));
    variables.put("COMPOSE_PROJECT_NAME", cookie());
    variables.put("TMPDIR", directory.temporary().toString());
    if (database != null) {
      variables.put("DATABASE_URL", database.uri());
      variables.putAll(LibpqVariables.of(database));
    }
    frameworks.forEach(framework -> variables.putAll(framework.variables(port(), database)));
    return variables;
  }

  /**
   * Variables that no process of the stack inherits, because they would lead it to another
   * database; none for a stack without one, whose server may know a database of its own.
   */
  public Set<String> foreignVariables() {
    return database == null ? Set.of() : ForeignVariables.all();
  }

  /** The system properties of the test JVM, without those of a server. */
  public Map<String, String> systemProperties() {
    var properties = new LinkedHashMap<String, String>();
    ports.forEach((name, port) -> properties.put(named("e2e.port", name), Integer.toString(port)));
    properties.put("e2e.directory", directory.work().toString());
    properties.put("java.io.tmpdir", directory.temporary().toString());
    if (database != null) {
      properties.put("e2e.jdbcUrl", database.jdbcUrl());
      properties.put("e2e.db.user", database.credentials().user());
      properties.put("e2e.db.password", database.credentials().password().value());
    }
    return properties;
  }

  /** 64 bits: {@code hashCode} with 32 is equal for {@code com.an.A} and {@code com.c0.A}. */
  private static String digest(String className) {
    var uuid = UUID.nameUUIDFromBytes(className.getBytes(StandardCharsets.UTF_8));
    return Long.toHexString(uuid.getMostSignificantBits() ^ uuid.getLeastSignificantBits());
  }

  private static String shortened(String name) {
    return name.substring(0, Math.min(MAX_NAME, name.length()));
  }

  private static String named(String prefix, String name) {
    return name.equals(MAIN_PORT) ? prefix : prefix + "." + name;
  }

  private static String variable(String name) {
    var suffix = name.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "_");
    return name.equals(MAIN_PORT) ? "PORT" : "PORT_" + suffix;
  }
}
