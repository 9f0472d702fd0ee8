package io.github.e2emaven.mojo;

import io.github.e2emaven.console.LiveProgress;
import io.github.e2emaven.failsafe.FailsafeExecution;
import io.github.e2emaven.failsafe.FailsafeValues;
import io.github.e2emaven.failsafe.ParameterCheck;
import io.github.e2emaven.failsafe.TestDiscovery;
import io.github.e2emaven.failsafe.TestSelection;
import io.github.e2emaven.failsafe.TestSelection.FilterOrigin;
import io.github.e2emaven.machine.MonotonicClock;
import io.github.e2emaven.outcome.RunStage;
import io.github.e2emaven.outcome.StageException;
import io.github.e2emaven.plan.DatabasePlan.TemplateSource;
import io.github.e2emaven.plan.RunPlan;
import io.github.e2emaven.planning.RunPlanner;
import io.github.e2emaven.run.CacheLayout;
import io.github.e2emaven.run.E2eRun;
import io.github.e2emaven.run.OrphanedRuns;
import io.github.e2emaven.run.ReportsClearance;
import io.github.e2emaven.run.RunRetention;
import java.util.Optional;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugin.logging.Log;
import org.apache.maven.shared.utils.logging.MessageUtils;

/**
 * Opens runs: collects test files and facts, plans, and starts what all test files share.
 *
 * @param project whose tests run
 * @param absence what it means when no test file is found
 * @param clearance deletes earlier reports of the test files
 * @param log shows the run
 */
record RunOpener(
    ProjectFactsReader project, TestAbsence absence, ReportsClearance clearance, Log log) {

  /**
   * Opens a run.
   *
   * @return empty when there is no test file and that is no failure
   * @throws MojoFailureException when there is no test file and that is a failure
   * @throws StageException when infrastructure or configuration is broken
   */
  Optional<PreparedRun> open(TestSelection asked, RunPlanner planner) throws MojoFailureException {
    var failsafe = FailsafeExecution.plan(project.maven().lifecycle(), project.session());
    var values = new FailsafeValues(failsafe, project.session());
    check(new ParameterCheck(values, project.failsafeVerify()));
    var selection = asked.orFilter(values.text("test"));
    var found =
        new TestDiscovery(project.testClasses(values), project.testClassPath()).find(selection);
    if (found.selected().isEmpty()) {
      TestCompilation.require(project.project());
      reportNone(selection, found.excluded());
      return Optional.empty();
    }
    refuseForeign(selection, found);
    clearance.delete(earlier -> earlier.delete(found.selected()));
    var lines = new RunPlanner.Lines(log::info, log::warn);
    var planned = planner.plan(project.read(failsafe), found.selected(), lines);
    announce(found, planned);
    selection.surprise(found.beyond()).ifPresent(log::warn);
    new OrphanedRuns(new CacheLayout(planned.paths().cache()).ledgers(), log::info, log::warn)
        .reapBefore(planned.database());
    var run = E2eRun.open(planned, listeners(planned), log::warn);
    new RunRetention(planned.rules().retention(), project.session().getStartTime().toInstant())
        .prune(planned.directory(), log::warn);
    return Optional.of(new PreparedRun(run, selection));
  }

  private E2eRun.Listeners listeners(RunPlan planned) {
    var session = project.session();
    var request = session.getRequest();
    var module = session.isParallel() ? project.project().getArtifactId() : "";
    var place =
        new LiveProgress.Place(
            request.isInteractiveMode() && log.isInfoEnabled(),
            MessageUtils.isColorEnabled(),
            module,
            log::info);
    return new E2eRun.Listeners(
        new Console(log, module, planned.files()),
        LiveProgress.of(planned.schedule(), MonotonicClock.startingNow(), place));
  }

  private void check(ParameterCheck failsafe) {
    failsafe.refuse();
    var replaced = failsafe.replaced();
    if (!replaced.isEmpty()) {
      log.info(
          "E2E runs replace parameters of maven-failsafe-plugin: " + String.join("; ", replaced));
    }
  }

  /** In Failsafe, the filter of one {@code <execution>} says nothing of what another one tests. */
  private void refuseForeign(TestSelection selection, TestDiscovery.Found found) {
    if (selection.origin() == FilterOrigin.FAILSAFE
        && found.isAllBeyond()
        && !project.failsafeVerify().settings().configuresForAll("test")) {
      throw new StageException(
          RunStage.CONFIGURATION,
          "%s selects none of the test files of <includes>, and belongs to the first <execution> of that plugin, whose configuration E2E runs use. Add an <execution> for E2E tests before it, or set -Dit.test"
              .formatted(selection.filterSource()));
    }
  }

  private void announce(TestDiscovery.Found found, RunPlan planned) {
    log.info(
        "Found %d E2E test file%s (%d excluded); run %s"
            .formatted(
                found.selected().size(),
                found.selected().size() == 1 ? "" : "s",
                found.excluded(),
                planned.id()));
    log.info("Start order: " + planned.schedule().rule());
    var database = planned.database();
    if (database != null && database.template() instanceof TemplateSource.Empty) {
      log.info(
          "The template is an empty database: the project has no executable jar, and <server><mainClass>, <database><scripts> and <migration> are not set");
    }
  }

  private void reportNone(TestSelection selection, int excluded) throws MojoFailureException {
    var message =
        selection.isFiltered()
            ? "No E2E test file matches %s (%d excluded)"
                .formatted(selection.filterSource(), excluded)
            : "No E2E test files found (%d excluded by <excludes>)".formatted(excluded);
    log.info(message);
    absence.report(selection, message);
  }
}
