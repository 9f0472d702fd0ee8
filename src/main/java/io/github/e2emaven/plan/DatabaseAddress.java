package io.github.e2emaven.plan;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

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
