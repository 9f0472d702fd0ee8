package io.github.e2emaven.mojo;

import io.github.e2emaven.failsafe.TestDiscovery;
import io.github.e2emaven.planning.RunParameters;
import io.github.e2emaven.planning.RunPlanner;
import io.github.e2emaven.run.CacheLayout;
import io.github.e2emaven.run.E2eRun;
import io.github.e2emaven.run.OrphanedRuns;
import java.util.Optional;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugin.logging.Log;
import org.apache.maven.project.MavenProject;

/** From parameters to an open run: tests found, plan made, PostgreSQL up, template complete. */
final class RunOpener {

  private final Log log;
  private final RunPlanner factory;

  RunOpener(MavenComponents maven, MavenSession session, MavenProject project, Log log) {
    this.log = log;
    this.factory = new RunPlanner(maven, session, project);
  }

  /**
   * Opens a run.
   *
   * @return empty when there is no test and that is no failure
   * @throws MojoFailureException when there is no test
   */
  Optional<E2eRun> open(RunParameters parameters) throws MojoFailureException {
    var found = factory.discover(parameters);
    if (found.selected().isEmpty()) {
      return none(parameters.tests(), found);
    }
    var planned = factory.plan(parameters, found.selected());
    var rules = planned.plan().rules();
    log.info(
        "Found %d E2E test file%s (%d excluded); run %s, %d at a time"
            .formatted(
                found.selected().size(),
                found.selected().size() == 1 ? "" : "s",
                found.excluded(),
                planned.plan().id(),
                rules.workers()));
    new OrphanedRuns(new CacheLayout(planned.cache()).ledgers(), log)
        .reapBefore(planned.database());
    return Optional.of(E2eRun.open(planned, new Console(log, planned.plan().files()), log::warn));
  }

  private Optional<E2eRun> none(RunParameters.Tests tests, TestDiscovery.Found found)
      throws MojoFailureException {
    var filter = tests.filter();
    var message =
        filter == null
            ? "No E2E test file was found (%d excluded); set <includes>".formatted(found.excluded())
            : "No E2E test file matches -Dit.test=%s (%d excluded)"
                .formatted(filter, found.excluded());
    if (tests.failIfNone()) {
      throw new MojoFailureException(message + ", or -De2e.failIfNoTests=false");
    }
    log.info(message);
    return Optional.empty();
  }
}
