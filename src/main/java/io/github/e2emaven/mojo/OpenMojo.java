package io.github.e2emaven.mojo;

import io.github.e2emaven.outcome.Stage;
import io.github.e2emaven.outcome.StageException;
import io.github.e2emaven.plan.RunDirectory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import javax.inject.Inject;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * Opens the databases again that a run with the embedded PostgreSQL kept, and holds them open until
 * Ctrl-C. Works on a copy: what you change there is gone afterwards, what was kept stays.
 *
 * @since 0.1.0
 */
@Mojo(name = "open", threadSafe = true)
public final class OpenMojo extends AbstractE2eMojo {

  private final MavenTools maven;

  /**
   * The run id, as the summary and the directories below {@code target/e2e/runs} show it. Default:
   * the latest run.
   *
   * @since 0.1.0
   */
  @Parameter(property = "e2e.run", defaultValue = "latest")
  private String run = "latest";

  /**
   * Where PostgreSQL's programs are kept between builds; see {@code prepare}.
   *
   * @since 0.1.0
   */
  @Parameter(property = "e2e.cacheDirectory")
  private @Nullable String cacheDirectory;

  @Inject
  public OpenMojo(MavenTools maven) {
    this.maven = maven;
  }

  @Override
  void perform() {
    var cluster = kept();
    var binaries = maven.binaries(session);
    var source = binaries.source(project, cluster, CacheDirectory.of(cacheDirectory));
    try (var opened = ReopenedCluster.open(cluster, source, getLog())) {
      opened.announce();
      hold();
    }
  }

  private Path kept() {
    var name = run.equals("latest") ? layout().e2e().resolve(run) : runDirectory();
    var cluster = new RunDirectory(name).postgres();
    if (!Files.isDirectory(cluster)) {
      throw new StageException(
          Stage.CONFIGURATION,
          "e2e.run is '%s', but no databases were kept in %s (see keepDatabases)"
              .formatted(run, cluster));
    }
    return cluster;
  }

  private Path runDirectory() {
    return layout().e2e().resolve("runs").resolve(run);
  }

  /** Ctrl-C ends Maven; the shutdown hook of what is open closes it. */
  private static void hold() {
    try {
      new CountDownLatch(1).await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
