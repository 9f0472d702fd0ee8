package io.github.e2emaven.mojo;

import io.github.e2emaven.cleanup.CleanupReport;
import io.github.e2emaven.ledger.LedgerFile;
import io.github.e2emaven.outcome.RunStage;
import io.github.e2emaven.outcome.StageException;
import io.github.e2emaven.plan.Credentials;
import io.github.e2emaven.plan.Credentials.Secret;
import io.github.e2emaven.plan.DatabaseAddress;
import io.github.e2emaven.planning.CacheDirectory;
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
 * kill -9} of everything): ends their processes, the embedded PostgreSQL included, drops their
 * databases and deletes their directories. Only runs of this user on this machine that have
 * certainly ended are touched. Each new run does the same by itself; this goal is for when there is
 * none. Needs no project.
 *
 * @since 0.1.0
 */
@Mojo(name = "reap", requiresProject = false, threadSafe = true)
public final class ReapMojo extends AbstractE2eMojo {

  private final MavenComponents maven;

  /**
   * Where the ledgers of unfinished runs are. Default: {@code ~/.cache/e2e-maven-plugin}, for root
   * {@code /var/cache/e2e-maven-plugin}.
   *
   * @since 0.1.0
   */
  @Parameter(property = "e2e.cacheDirectory")
  private @Nullable String cacheDirectory;

  /**
   * JDBC URL of the server whose databases may be dropped, as in {@code <database>} of the runs.
   * Default: none; databases of the embedded PostgreSQL need none.
   *
   * @since 0.1.0
   */
  @Parameter(property = "e2e.database.url")
  private @Nullable String url;

  /**
   * For {@code url}: id of a {@code <server>} in settings.xml with user and password.
   *
   * @since 0.1.0
   */
  @Parameter(property = "e2e.database.serverId")
  private @Nullable String serverId;

  /**
   * User for {@code url}, instead of {@code serverId}.
   *
   * @since 0.1.0
   */
  @Parameter(property = "e2e.database.username")
  private @Nullable String username;

  /**
   * Password of {@code username}.
   *
   * @since 0.1.0
   */
  @Parameter(property = "e2e.database.password")
  private @Nullable String password;

  /** Made by Maven. */
  @Inject
  public ReapMojo(MavenComponents maven) {
    this.maven = maven;
  }

  @Override
  void perform() {
    var ledgers = new CacheLayout(CacheDirectory.of(cacheDirectory)).ledgers();
    try {
      var reports = new OrphanedRuns(ledgers, getLog()).reap(servers());
      getLog().info("Killed runs found in %s: %d".formatted(ledgers, reports.size()));
      tellOfOthers(LedgerFile.in(ledgers), reports);
    } catch (UncheckedIOException e) {
      throw new StageException(RunStage.CLEANUP, e.getMessage() + " (<cacheDirectory>)", e);
    }
  }

  /** Runs that go on, or that ran where nothing can be said about them from here. */
  private void tellOfOthers(List<LedgerFile> ledgers, List<CleanupReport> reports) {
    var reaped = reports.stream().map(CleanupReport::runId).toList();
    for (var ledger : ledgers) {
      var owner = ledger.owner();
      if (owner.isPresent() && !reaped.contains(owner.get().runId())) {
        getLog()
            .info(
                "Run %s is not touched: it goes on, or has not provably ended (process %d, %s)"
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
        "serverId is '%s', but settings.xml has no <server> of that id with a <username>"
            .formatted(serverId));
  }
}
