package io.github.e2emaven.plan;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Translates parameters of a pgjdbc URL to libpq's names. Parameters that only a JDBC driver
 * understands are left out: libpq rejects a URI with an unknown one.
 *
 * @see <a href="https://jdbc.postgresql.org/documentation/use/">pgjdbc's parameters</a>
 * @see <a href="https://www.postgresql.org/docs/current/libpq-connect.html">libpq's</a>
 */
final class LibpqParameters {

  /** From pgjdbc's name to libpq's. */
  private static final Map<String, Name> NAMES =
      Map.ofEntries(
          Map.entry("sslmode", new Name("sslmode", "PGSSLMODE")),
          Map.entry("sslcert", new Name("sslcert", "PGSSLCERT")),
          Map.entry("sslkey", new Name("sslkey", "PGSSLKEY")),
          Map.entry("sslpassword", new Name("sslpassword", null)),
          Map.entry("sslrootcert", new Name("sslrootcert", "PGSSLROOTCERT")),
          Map.entry("sslNegotiation", new Name("sslnegotiation", "PGSSLNEGOTIATION")),
          Map.entry("channelBinding", new Name("channel_binding", "PGCHANNELBINDING")),
          Map.entry("gssEncMode", new Name("gssencmode", "PGGSSENCMODE")),
          Map.entry("kerberosServerName", new Name("krbsrvname", "PGKRBSRVNAME")),
          Map.entry("connectTimeout", new Name("connect_timeout", "PGCONNECT_TIMEOUT")),
          Map.entry("ApplicationName", new Name("application_name", "PGAPPNAME")),
          Map.entry("options", new Name("options", "PGOPTIONS")));

  /**
   * How libpq names a parameter.
   *
   * @param uri in a URI
   * @param variable in the environment; null when there is none
   */
  private record Name(String uri, @Nullable String variable) {}

  private LibpqParameters() {}

  /**
   * The query of a libpq URI.
   *
   * @param jdbc the query of a JDBC URL, without {@code ?}
   * @return with {@code ?}; empty without parameters
   */
  static String of(String jdbc) {
    var query =
        values(jdbc).entrySet().stream()
            .map(entry -> entry.getKey() + "=" + encoded(entry.getValue()))
            .collect(Collectors.joining("&"));
    return query.isEmpty() ? "" : "?" + query;
  }

  /** The parameters of a JDBC URL that libpq reads from its environment, by variable. */
  static Map<String, String> variables(String jdbc) {
    var values = values(jdbc);
    var variables = new LinkedHashMap<String, String>();
    for (var name : NAMES.values()) {
      var value = values.get(name.uri());
      if (value != null && name.variable() != null) {
        variables.put(name.variable(), value);
      }
    }
    return variables;
  }

  /** The parameters of a JDBC URL that libpq knows, by its names in a URI. */
  private static Map<String, String> values(String jdbc) {
    var given = parsed(jdbc);
    var known = new LinkedHashMap<String, String>();
    given.forEach(
        (name, value) -> {
          var libpqName = NAMES.get(name);
          if (libpqName != null) {
            known.put(libpqName.uri(), value);
          }
        });
    known.computeIfPresent("sslmode", (name, mode) -> mode.toLowerCase(Locale.ROOT));
    if (given.containsKey("ssl") && !known.containsKey("sslmode")) {
      known.computeIfAbsent("sslmode", name -> sslMode(given));
    }
    var schema = given.get("currentSchema");
    if (schema != null) {
      known.merge("options", "-c search_path=" + escaped(schema), (one, more) -> one + " " + more);
    }
    return known;
  }

  /** As {@code org.postgresql.jdbc.SslMode} reads {@code ssl}; null for false. */
  private static @Nullable String sslMode(Map<String, String> given) {
    var ssl = given.getOrDefault("ssl", "");
    if (!ssl.isEmpty() && !ssl.equalsIgnoreCase("true")) {
      return null;
    }
    // libpq knows no factories, but the name of this one says what is meant.
    return given.getOrDefault("sslfactory", "").endsWith(".NonValidatingFactory")
        ? "require"
        : "verify-full";
  }

  /** A space would end the value, because libpq's {@code options} is a command line. */
  private static String escaped(String value) {
    return value.replace("\\", "\\\\").replace(" ", "\\ ");
  }

  private static Map<String, String> parsed(String query) {
    var parameters = new LinkedHashMap<String, String>();
    for (var parameter : query.split("&", -1)) {
      int equals = parameter.indexOf('=');
      var name = equals < 0 ? parameter : parameter.substring(0, equals);
      var value = equals < 0 ? "" : parameter.substring(equals + 1);
      parameters.put(decoded(name), decoded(value));
    }
    return parameters;
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
