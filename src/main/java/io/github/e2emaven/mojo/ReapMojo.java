package io.github.e2emaven.mojo;

import io.github.e2emaven.cleanup.CleanupReport;
import io.github.e2emaven.ledger.LedgerFile;
import io.github.e2emaven.outcome.RunStage;
import io.github.e2emaven.outcome.StageException;
import io.github.e2emaven.plan.Credentials;
import io.github.e2emaven.plan.Credentials.Secret;
import io.github.e2emaven.plan.DatabaseAddress;
import io.github.e2emaven.planning.RunPlanner;
import io.github.e2emaven.postgres.JdbcUrl;
import io.github.e2emaven.run.CacheLayout;
import io.github.e2emaven.run.OrphanedRuns;
import java.io.UncheckedIOException;
import java.util.List;
import javax.inject.Inject;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * Cleans up after runs that were killed together with their guardian process (power failure, {@code
 * kill -9} of everything): kills their processes, the embedded PostgreSQL included, drops their
 * databases and deletes their directories. Skips runs of other users and machines, and runs whose
 * Maven process cannot be proven dead. Every new run does the same before it starts; this goal is
 * for machines where no run follows. Needs no project.
 *
 * @since 0.1.0
 */
@Mojo(name = "reap", requiresProject = false, threadSafe = true)
public final class ReapMojo extends AbstractE2eMojo {

  private final MavenComponents maven;

  /**
   * Directory that holds the ledgers of unfinished runs. Default: {@code
   * ~/.cache/e2e-maven-plugin}, for root {@code /var/cache/e2e-maven-plugin}.
   *
   * @since 0.1.0
   */
  @Parameter(property = "e2e.cacheDirectory")
  private @Nullable String cacheDirectory;

  /**
   * JDBC URL of the PostgreSQL server where killed runs left databases: the {@code <database><url>}
   * of those runs. Default: none; the embedded PostgreSQL needs none. Example: {@code
   * -De2e.database.url=jdbc:postgresql://db.acme.test/postgres}.
   *
   * @since 0.1.0
   */
  @Parameter(property = "e2e.database.url")
  private @Nullable String url;

  /**
   * Id of a {@code <server>} in settings.xml that holds user and password for {@code url}. Default:
   * none.
   *
   * @since 0.1.0
   */
  @Parameter(property = "e2e.database.serverId")
  private @Nullable String serverId;

  /**
   * User for {@code url}, instead of {@code serverId}. Default: none.
   *
   * @since 0.1.0
   */
  @Parameter(property = "e2e.database.username")
  private @Nullable String username;

  /**
   * Password of {@code username}. Default: empty.
   *
   * @since 0.1.0
   */
  @Parameter(property = "e2e.database.password")
  private @Nullable String password;

  @Inject
  public ReapMojo(MavenComponents maven) {
    this.maven = maven;
  }

  @Override
  void perform() {
    var ledgers = new CacheLayout(RunPlanner.cache(cacheDirectory)).ledgers();
    var log = getLog();
    try {
      var reports = new OrphanedRuns(ledgers, log::info, log::warn).reap(servers());
      log.info(
          "Found %d killed run%s in %s"
              .formatted(reports.size(), reports.size() == 1 ? "" : "s", ledgers));
      showSkipped(LedgerFile.in(ledgers), reports);
    } catch (UncheckedIOException e) {
      throw new StageException(
          RunStage.CLEANUP,
          "Cannot read the ledgers in %s: %s. Check <cacheDirectory>"
              .formatted(ledgers, e.getMessage()),
          e);
    }
  }

  private void showSkipped(List<LedgerFile> ledgers, List<CleanupReport> reports) {
    var reaped = reports.stream().map(CleanupReport::runId).toList();
    for (var ledger : ledgers) {
      var owner = ledger.owner();
      if (owner.isPresent() && !reaped.contains(owner.get().runId())) {
        getLog()
            .info(
                "Run %s skipped: still running, or its Maven process cannot be proven dead (process %d, %s)"
                    .formatted(owner.get().runId(), owner.get().pid(), owner.get().place()));
      }
    }
  }

  private List<DatabaseAddress> servers() {
    return url == null ? List.of() : List.of(new JdbcUrl(url).address(credentials()));
  }

  private @Nullable Credentials credentials() {
    if (username != null) {
      return new Credentials(username, new Secret(password == null ? "" : password));
    }
    return serverId == null
        ? null
        : maven.credentials(session, serverId).orElseThrow(this::unknown);
  }

  private StageException unknown() {
    return new StageException(
        RunStage.CONFIGURATION,
        "e2e.database.serverId is '%s', but settings.xml has no <server> with that id and a <username>: add one, or set e2e.database.username"
            .formatted(serverId));
  }
}
