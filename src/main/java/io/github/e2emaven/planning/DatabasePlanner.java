package io.github.e2emaven.planning;

import io.github.e2emaven.mojo.PostgresBinariesResolver;
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
import java.util.Optional;
import org.apache.maven.project.MavenProject;
import org.jspecify.annotations.Nullable;

/** The {@code <database>} element, checked and with its defaults. */
final class DatabasePlanner {

  /** What a stack may open: more than any sane pool; a slot that nobody takes costs nothing. */
  private static final int CONNECTIONS_PER_STACK = 100;

  private final MavenProject project;
  private final PropertyResolver properties;
  private final Credential credential;
  private final PostgresBinariesResolver binaries;
  private final TemplatePlanner templates;

  /** User and password of a {@code <server>} in settings.xml, decrypted. */
  interface Credential {
    Optional<Credentials> of(String serverId);
  }

  DatabasePlanner(
      MavenProject project,
      PropertyResolver properties,
      Credential credential,
      PostgresBinariesResolver binaries,
      TemplatePlanner templates) {
    this.project = project;
    this.properties = properties;
    this.credential = credential;
    this.binaries = binaries;
    this.templates = templates;
  }

  /** Null when {@code <skip>} says that servers need no database. */
  @Nullable DatabasePlan plan(DatabaseParameters database, ServerPlan server, Sizes sizes) {
    if (properties.isTrue("e2e.database.skip", database.skip)) {
      return null;
    }
    var source = source(database, sizes);
    TemplateSource template = templates.source(database);
    return new DatabasePlan(source, template, templates.fingerprint(template, server, source));
  }

  /**
   * What the embedded PostgreSQL must be made for.
   *
   * @param cache where programs and clusters are kept
   * @param workers stacks at a time
   */
  record Sizes(Path cache, int workers) {}

  private PostgresSource source(DatabaseParameters database, Sizes sizes) {
    var url = properties.or("e2e.database.url", database.url);
    if (url != null) {
      return new PostgresSource.External(new JdbcUrl(url).address(credentials(database)));
    }
    refuseCredentials(database);
    var asked = properties.or("e2e.database.version", database.version);
    var version = PostgresBinariesResolver.exactVersion(asked == null ? "17" : asked);
    return new PostgresSource.Embedded(
        binaries.resolve(project, version),
        version,
        sizes.cache(),
        sizes.workers() * CONNECTIONS_PER_STACK);
  }

  private void refuseCredentials(DatabaseParameters database) {
    given("serverId", database.serverId)
        .or(() -> given("username", database.username))
        .or(() -> given("password", database.password))
        .ifPresent(
            name -> {
              throw new StageException(
                  RunStage.CONFIGURATION,
                  "<database><%s> is set, but <url> is not: set <url>, or remove <%s> for the embedded PostgreSQL"
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
        : credential
            .of(serverId)
            .orElseThrow(
                () ->
                    new StageException(
                        RunStage.CONFIGURATION,
                        "<database><serverId> is '%s', but settings.xml has no <server> of that id with a <username>"
                            .formatted(serverId)));
  }
}
