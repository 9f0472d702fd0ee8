package io.github.e2emaven.mojo;

import io.github.e2emaven.outcome.RunStage;
import io.github.e2emaven.outcome.StageException;
import io.github.e2emaven.plan.RunDirectory;
import io.github.e2emaven.planning.RunPlanner;
import io.github.e2emaven.run.KeptClusterSession;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import javax.inject.Inject;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * Opens the databases that a run with the embedded PostgreSQL kept, until Ctrl-C. Works on a copy:
 * changes are discarded, the kept databases stay as they are.
 *
 * @since 0.1.0
 */
@Mojo(name = "open", threadSafe = true)
public final class OpenMojo extends AbstractE2eMojo {

  private final MavenComponents maven;

  /**
   * Id of the run, as shown by the summary and by the directories below {@code target/e2e/runs}.
   * Default: {@code latest}, the latest run. Example: {@code -De2e.run=261121091500k3x9ab}.
   *
   * @since 0.1.0
   */
  @Parameter(property = "e2e.run", defaultValue = "latest")
  private String run = "latest";

  /**
   * Directory where PostgreSQL's programs are kept between builds. Default: {@code
   * ~/.cache/e2e-maven-plugin}, for root {@code /var/cache/e2e-maven-plugin}.
   *
   * @since 0.1.0
   */
  @Parameter(property = "e2e.cacheDirectory")
  private @Nullable String cacheDirectory;

  @Inject
  public OpenMojo(MavenComponents maven) {
    this.maven = maven;
  }

  @Override
  void perform() {
    var cluster = kept();
    var source = maven.binaries(session, project).source(cluster, RunPlanner.cache(cacheDirectory));
    var log = getLog();
    try (var opened = KeptClusterSession.open(cluster, source, log::warn)) {
      opened.describe().forEach(log::info);
      holdOpen();
    }
  }

  private Path kept() {
    var e2e = ProjectFactsReader.directories(project).e2e();
    var directory = run.equals("latest") ? e2e.resolve(run) : e2e.resolve("runs").resolve(run);
    var cluster = new RunDirectory(directory).postgres();
    if (!Files.isDirectory(cluster)) {
      throw new StageException(
          RunStage.CONFIGURATION,
          "e2e.run is '%s', but there are no kept databases in %s: set e2e.run to another run, or <keepDatabases> for the next one"
              .formatted(run, cluster));
    }
    return cluster;
  }

  /** Until Ctrl-C ends Maven; the session's shutdown hook closes it. */
  private static void holdOpen() {
    try {
      new CountDownLatch(1).await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
