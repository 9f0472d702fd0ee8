package io.github.e2emaven.plan;

import io.github.e2emaven.plan.Credentials.Secret;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The address of one database, with credentials.
 *
 * @param host host name or address
 * @param port TCP port
 * @param name database name
 * @param credentials the role to connect as
 * @param parameters connection parameters of the configured JDBC URL without the leading {@code ?},
 *     may be empty
 */
public record DatabaseAddress(
    String host, int port, String name, Credentials credentials, String parameters) {

  private static final Pattern SECRET_NAME = Pattern.compile("(?i)pass|pwd|secret|token");

  /** The JDBC URL without user and password. */
  public String jdbcUrl() {
    return "jdbc:postgresql://" + authority() + "/" + encoded(name) + query();
  }

  /**
   * The libpq URI for {@code DATABASE_URL}, with the password and the parameters that libpq knows.
   */
  public String uri() {
    return "postgresql://"
        + encoded(credentials.user())
        + ":"
        + encoded(credentials.password().value())
        + "@"
        + authority()
        + "/"
        + encoded(name)
        + LibpqParameters.of(parameters);
  }

  /** The libpq URI without the password, for console and reports. */
  public String publicUri() {
    return "postgresql://" + encoded(credentials.user()) + "@" + authority() + "/" + encoded(name);
  }

  /**
   * The line of libpq's password file, {@code hostname:port:database:username:password}, in which
   * colons and backslashes of a value, such as those of {@code ::1}, are escaped.
   */
  public String passwordFileLine() {
    return Stream.of(
            host, Integer.toString(port), name, credentials.user(), credentials.password().value())
        .map(value -> value.replace("\\", "\\\\").replace(":", "\\:"))
        .collect(Collectors.joining(":"));
  }

  /** {@code host:port}, as the ledger names an external server. */
  public String place() {
    return host + ":" + port;
  }

  /** Another database of the same server. */
  public DatabaseAddress withName(String other) {
    return new DatabaseAddress(host, port, other, credentials, parameters);
  }

  /** The same database for another role. */
  public DatabaseAddress as(Credentials other) {
    return new DatabaseAddress(host, port, name, other, parameters);
  }

  /** What must not be shown: the password, and parameters such as {@code sslpassword}. */
  public List<Secret> secrets() {
    var secrets = new ArrayList<>(List.of(credentials.password()));
    for (var parameter : parameters.split("&", -1)) {
      var parts = parameter.split("=", 2);
      if (parts.length == 2 && SECRET_NAME.matcher(parts[0]).find()) {
        secrets.add(new Secret(URLDecoder.decode(parts[1], StandardCharsets.UTF_8)));
      }
    }
    return secrets;
  }

  private String authority() {
    return (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
  }

  private String query() {
    return parameters.isEmpty() ? "" : "?" + parameters;
  }

  private static String encoded(String part) {
    return URLEncoder.encode(part, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
