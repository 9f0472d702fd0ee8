package it.client;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** The server as the tests see it: HTTP to {@code e2e.baseUrl}. */
public final class Client {

  private static final HttpClient HTTP = HttpClient.newHttpClient();

  private Client() {}

  /** How many rows the server's database holds. */
  public static int count() {
    return Integer.parseInt(get("/rows/count"));
  }

  /** Inserts a row and returns how many there are then. */
  public static int insert(String text) {
    return Integer.parseInt(
        send(request("/rows?text=" + encoded(text)).POST(BodyPublishers.noBody())));
  }

  /** One value of what the server says of itself: {@code pid}, {@code port}, {@code database} … */
  public static String whoami(String key) {
    var value =
        Pattern.compile('"' + key + "\":\"((?:[^\"\\\\]|\\\\.)*)\"").matcher(get("/whoami"));
    return value.find() ? value.group(1).replaceAll("\\\\(.)", "$1") : "";
  }

  /** The first column of the first row of a query in the server's database. */
  public static String query(String sql) {
    return get("/query?sql=" + encoded(sql));
  }

  /** An environment variable of the server, empty when it is not set. */
  public static String env(String name) {
    return get("/env?name=" + name);
  }

  /** The body of a GET; any status but 200 is an {@link IllegalStateException}. */
  public static String get(String path) {
    return send(request(path).GET());
  }

  private static HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(System.getProperty("e2e.baseUrl") + path));
  }

  private static String send(HttpRequest.Builder builder) {
    var request = builder.build();
    try {
      var response = HTTP.send(request, BodyHandlers.ofString());
      if (response.statusCode() != 200) {
        throw new IllegalStateException(
            request.uri() + ": " + response.statusCode() + " " + response.body());
      }
      return response.body();
    } catch (IOException e) {
      throw new IllegalStateException("No answer from " + request.uri(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
