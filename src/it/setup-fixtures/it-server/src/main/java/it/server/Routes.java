package it.server;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** What the server answers. */
final class Routes {

  /** Answers one request with a text. */
  private interface Route {
    String answer(String parameter) throws Exception;
  }

  private final Options options;
  private final Rows rows;
  private final Fault fault;

  Routes(Options options, Rows rows, Fault fault) {
    this.options = options;
    this.rows = rows;
    this.fault = fault;
  }

  void addTo(HttpServer server) {
    server.createContext("/health", exchange -> send(exchange, fault.healthy() ? 200 : 503, "ok"));
    add(server, "/rows", this::insert);
    add(server, "/rows/count", none -> rows.query("select count(*) from rows"));
    add(server, "/query", rows::query);
    add(server, "/whoami", none -> json(whoami()));
    add(server, "/env", name -> options.environment().getOrDefault(name, ""));
    add(server, "/socket", none -> LongSocket.open());
    add(server, "/exit", code -> exit(Integer.parseInt(code)));
    add(server, "/halt", none -> halt());
    add(server, "/spawn", Spawn::start);
    add(server, "/flood", this::flood);
    add(server, "/hold", none -> rows.hold());
  }

  private String insert(String text) throws Exception {
    rows.insert(text);
    return rows.query("select count(*) from rows");
  }

  private String flood(String megabytes) {
    Fault.flood(Integer.parseInt(megabytes));
    return megabytes;
  }

  private Map<String, String> whoami() throws Exception {
    var environment = options.environment();
    var self = new LinkedHashMap<String, String>();
    self.put("pid", Long.toString(ProcessHandle.current().pid()));
    self.put("port", options.value("port", "PORT"));
    self.put("database", rows.exist() ? rows.query("select current_database()") : "");
    self.put("user", rows.exist() ? rows.query("select current_user") : "");
    self.put("slot", environment.getOrDefault("E2E_SLOT", ""));
    self.put("stack", environment.getOrDefault("E2E_STACK", ""));
    self.put("run", environment.getOrDefault("E2E_RUN_ID", ""));
    self.put("tmpdir", environment.getOrDefault("TMPDIR", ""));
    self.put("javaTmpdir", System.getProperty("java.io.tmpdir"));
    self.put("cwd", System.getProperty("user.dir"));
    self.put("args", String.join(" ", options.arguments()));
    return self;
  }

  // Halting from another thread lets the answer reach the client or not: both must be endured.
  private static String exit(int code) {
    new Thread(() -> System.exit(code)).start();
    return "bye";
  }

  private static String halt() {
    Runtime.getRuntime().halt(1);
    return "never";
  }

  private static void add(HttpServer server, String path, Route route) {
    server.createContext(
        path,
        exchange -> {
          try {
            send(exchange, 200, route.answer(parameter(exchange)));
          } catch (Exception e) {
            send(exchange, 500, e.toString());
          }
        });
  }

  private static String parameter(HttpExchange exchange) {
    var query = exchange.getRequestURI().getRawQuery();
    return query == null
        ? ""
        : URLDecoder.decode(query.substring(query.indexOf('=') + 1), StandardCharsets.UTF_8);
  }

  private static void send(HttpExchange exchange, int status, String text) throws IOException {
    var body = text.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  private static String json(Map<String, String> values) {
    return values.entrySet().stream()
        .map(entry -> quoted(entry.getKey()) + ":" + quoted(entry.getValue()))
        .collect(Collectors.joining(",", "{", "}"));
  }

  private static String quoted(String text) {
    return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }
}
