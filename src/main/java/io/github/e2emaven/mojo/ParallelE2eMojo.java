package io.github.e2emaven.mojo;

import io.github.e2emaven.failsafe.FailsafeExecution;
import io.github.e2emaven.plan.RunPlan;
import io.github.e2emaven.planning.RunInputs;
import java.nio.file.Path;
import java.util.List;
import javax.inject.Inject;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.ResolutionScope;

/**
 * Runs every test file on its own server, ports and database, {@code workers} at a time. Failed
 * tests do not fail the build here, so that later phases run. If the goal {@code report} does not
 * follow in the build, this goal cleans up and gives the verdict itself.
 *
 * @since 0.1.0
 */
@Mojo(
    name = "parallel-e2e",
    defaultPhase = LifecyclePhase.INTEGRATION_TEST,
    requiresDependencyResolution = ResolutionScope.TEST,
    threadSafe = true)
public final class ParallelE2eMojo extends AbstractRunMojo {

  private final MavenComponents maven;

  @Inject
  public ParallelE2eMojo(MavenComponents maven) {
    this.maven = maven;
  }

  @Override
  void perform() throws MojoExecutionException, MojoFailureException {
    begin(new BuildFilters(session, project));
    var plan = BuildPlan.of(maven.lifecycle(), session, execution);
    var later = plan.goalsAfter(execution, runs().time(execution.getGoal()));
    if (!runs().isPrepared(plan::runsTests)) {
      openRun(maven);
    }
    var prepared = runs().take(plan::runsTests);
    if (prepared.isPresent()) {
      execute(prepared.get(), later);
    }
  }

  /** What was prepared is closed: nothing will execute it. */
  @Override
  void skipped() {
    if (runs().hasPrepared()) {
      var plan = BuildPlan.of(maven.lifecycle(), session, execution);
      runs().withdraw(plan::runsTests).ifPresent(ParallelE2eMojo::discard);
    }
    runs().skip();
  }

  private static void discard(PreparedRun prepared) {
    prepared.run().close();
    prepared.run().judged();
  }

  private void execute(PreparedRun prepared, List<String> later)
      throws MojoExecutionException, MojoFailureException {
    watch(prepared);
    prepared.execute(maven, session, failsafe -> noteInputs(prepared.run().plan(), failsafe));
    if (!later.contains("cleanup")) {
      prepared.run().close();
    }
    if (!later.contains("report")) {
      giveVerdict();
    }
  }

  private void noteInputs(RunPlan plan, FailsafeExecution failsafe) {
    var filters = new BuildFilters(session, project).values(failsafe);
    var classes = Path.of(project.getBuild().getOutputDirectory());
    RunInputs.of(plan, project.getFile().toPath(), classes, filters).write(plan.directory());
  }
}
