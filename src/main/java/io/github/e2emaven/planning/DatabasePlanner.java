package io.github.e2emaven.planning;

import io.github.e2emaven.outcome.RunStage;
import io.github.e2emaven.outcome.StageException;
import io.github.e2emaven.plan.Credentials;
import io.github.e2emaven.plan.Credentials.Secret;
import io.github.e2emaven.plan.DatabasePlan;
import io.github.e2emaven.plan.DatabasePlan.TemplateSource;
import io.github.e2emaven.plan.PostgresSource;
import io.github.e2emaven.plan.ServerPlan;
import io.github.e2emaven.postgres.JdbcUrl;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Checks the {@code <database>} element and applies its defaults. */
public final class DatabasePlanner {

  private static final String DEFAULT_VERSION = "17";
  private static final Pattern LANGUAGE_TAG = Pattern.compile("[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*");

  /** Pinned: the metadata of these artifacts is incomplete, so that version ranges do not work. */
  private static final Map<String, String> EXACT_VERSIONS =
      Map.of("15", "15.19.0", "16", "16.15.0", "17", "17.11.0", "18", "18.6.0");

  private final ProjectFacts facts;
  private final PropertyResolver properties;
  private final TemplatePlanner templates;

  DatabasePlanner(ProjectFacts facts, TemplatePlanner templates) {
    this.facts = facts;
    this.properties = facts.properties();
    this.templates = templates;
  }

  /**
   * The exact version of the embedded PostgreSQL's programs.
   *
   * @param version a major version, 15 to 18, or an exact one, which is returned unchanged
   * @throws StageException for anything else
   */
  public static String exactVersion(String version) {
    var exact = EXACT_VERSIONS.getOrDefault(version, version);
    if (!exact.matches("[0-9]+\\.[0-9]+\\.[0-9]+")) {
      throw new StageException(
          RunStage.CONFIGURATION,
          "<database><version> is '%s', but must be one of %s, or an exact version such as %s"
              .formatted(
                  version,
                  String.join(", ", new TreeSet<>(EXACT_VERSIONS.keySet())),
                  EXACT_VERSIONS.get(DEFAULT_VERSION)));
    }
    return exact;
  }

  /**
   * Plans the databases of a run; fetches PostgreSQL's programs once all else is checked.
   *
   * @param server what fills the template unless scripts or a migration do
   * @return null when {@code <skip>} says that servers need no database
   */
  @Nullable DatabasePlan plan(DatabaseParameters database, ServerPlan server, Surroundings around) {
    if (database.isSkipped(properties)) {
      return null;
    }
    var source = source(database, around);
    TemplateSource template = templates.source(database, server);
    return new DatabasePlan(
        source, template, templates.fingerprint(template, server, source), around.rebuild());
  }

  /**
   * What the rest of the plan says of the databases.
   *
   * @param cache where programs and clusters are kept between builds
   * @param connections of all stacks together
   * @param rebuild whether the template is built even if one of its fingerprint exists
   */
  record Surroundings(Path cache, int connections, boolean rebuild) {}

  private PostgresSource source(DatabaseParameters database, Surroundings around) {
    var url = properties.or("e2e.database.url", database.url);
    var icuLocale = properties.or("e2e.database.icuLocale", database.icuLocale);
    check(icuLocale, url);
    if (url != null) {
      return new PostgresSource.External(new JdbcUrl(url).address(credentials(database)));
    }
    refuseCredentials(database);
    var asked = properties.or("e2e.database.version", database.version);
    var version = exactVersion(asked == null ? DEFAULT_VERSION : asked);
    return new PostgresSource.Embedded(
        facts.binaries().resolve(version),
        version,
        around.cache(),
        around.connections(),
        icuLocale);
  }

  private static void check(@Nullable String icuLocale, @Nullable String url) {
    if (icuLocale != null && url != null) {
      throw new StageException(
          RunStage.CONFIGURATION,
          "<database><icuLocale> is '%s', but applies to the embedded PostgreSQL only: remove it or <url>, whose template1 decides"
              .formatted(icuLocale));
    }
    if (icuLocale != null && !LANGUAGE_TAG.matcher(icuLocale).matches()) {
      throw new StageException(
          RunStage.CONFIGURATION,
          "<database><icuLocale> is '%s', but must be a language tag such as en-US or de-u-co-phonebk"
              .formatted(icuLocale));
    }
  }

  private void refuseCredentials(DatabaseParameters database) {
    given("serverId", database.serverId)
        .or(() -> given("username", database.username))
        .or(() -> given("password", database.password))
        .ifPresent(
            name -> {
              throw new StageException(
                  RunStage.CONFIGURATION,
                  "<database><%s> is set, but <database><url> is not: set <url>, or remove <%s> for the embedded PostgreSQL"
                      .formatted(name, name));
            });
  }

  private Optional<String> given(String name, @Nullable String configured) {
    var value = properties.or("e2e.database." + name, configured);
    return value == null ? Optional.empty() : Optional.of(name);
  }

  private @Nullable Credentials credentials(DatabaseParameters database) {
    var user = properties.or("e2e.database.username", database.username);
    if (user != null) {
      var password = properties.or("e2e.database.password", database.password);
      return new Credentials(user, new Secret(password == null ? "" : password));
    }
    var serverId = properties.or("e2e.database.serverId", database.serverId);
    return serverId == null
        ? null
        : facts
            .credentials()
            .find(serverId)
            .orElseThrow(
                () ->
                    new StageException(
                        RunStage.CONFIGURATION,
                        "<database><serverId> is '%s', but settings.xml has no <server> with that id and a <username>: add one, or set <database><username>"
                            .formatted(serverId)));
  }
}
