package io.github.e2emaven.postgres;

import io.github.e2emaven.outcome.RunStage;
import io.github.e2emaven.outcome.StageException;
import io.github.e2emaven.plan.Credentials;
import io.github.e2emaven.plan.Credentials.Secret;
import io.github.e2emaven.plan.DatabaseAddress;
import java.util.Arrays;
import java.util.Properties;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.postgresql.Driver;

/** A configured JDBC URL, parsed by PostgreSQL's own driver. */
public final class JdbcUrl {

  private final String url;
  private final Properties parts;

  /**
   * Parses a URL.
   *
   * @throws StageException of stage CONFIGURATION when it is not a PostgreSQL URL, or names several
   *     hosts
   */
  public JdbcUrl(String url) {
    var parsed = url.startsWith("jdbc:postgresql:") ? Driver.parseURL(url, null) : null;
    if (parsed == null || parsed.getProperty("PGHOST", "").contains(",")) {
      throw new StageException(
          RunStage.CONFIGURATION,
          "<database><url> is '%s', but must be jdbc:postgresql://host:port/database."
              .formatted(withoutPassword(url)));
    }
    this.url = url;
    this.parts = parsed;
  }

  /**
   * The address that the URL names.
   *
   * @param credentials null for the URL's own user and password
   * @throws StageException of stage CONFIGURATION when neither names a user
   */
  public DatabaseAddress address(@Nullable Credentials credentials) {
    return new DatabaseAddress(
        // the driver keeps the brackets of an IPv6 address, libpq rejects them
        parts.getProperty("PGHOST", "localhost").replaceAll("[\\[\\]]", ""),
        Integer.parseInt(parts.getProperty("PGPORT", "5432")),
        parts.getProperty("PGDBNAME", "postgres"),
        credentials == null ? ownCredentials() : credentials,
        parameters());
  }

  private Credentials ownCredentials() {
    var user = parts.getProperty("user");
    if (user == null) {
      throw new StageException(
          RunStage.CONFIGURATION,
          "<database><url> is set without a user. Set <database><serverId> (user and password from"
              + " settings.xml), or <username> and <password>.");
    }
    return new Credentials(user, new Secret(parts.getProperty("password", "")));
  }

  private String parameters() {
    int start = url.indexOf('?');
    return start < 0
        ? ""
        : Arrays.stream(url.substring(start + 1).split("&", -1))
            .filter(parameter -> !parameter.matches("(user|password)=.*"))
            .collect(Collectors.joining("&"));
  }

  private static String withoutPassword(String url) {
    return url.replaceAll("password=[^&]*", "password=***").replaceAll("//[^/?]*@", "//***@");
  }
}
