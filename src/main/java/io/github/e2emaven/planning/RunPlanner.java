package io.github.e2emaven.planning;

import io.github.e2emaven.plan.RunId;
import io.github.e2emaven.plan.RunPlan;
import io.github.e2emaven.plan.RunSettings;
import io.github.e2emaven.plan.ServerPlan;
import io.github.e2emaven.plan.TestFile;
import java.time.Clock;
import java.util.List;

/** Turns parameters into a plan: every default is applied and every check is made here, once. */
public final class RunPlanner {

  private final RunParameters parameters;
  private final ProjectFacts facts;
  private final JavaCommand java;

  private RunPlanner(RunParameters parameters, ProjectFacts facts) {
    this.parameters = parameters;
    this.facts = facts;
    this.java = new JavaCommand(facts.jvm().java(), facts.artifacts().classPath());
  }

  /**
   * Plans a run.
   *
   * @param files what runs, in the order of start and of every report
   * @throws io.github.e2emaven.outcome.StageException for parameters that are refused; its message
   *     names the parameter, its value and what to change
   */
  public static PlannedRun plan(
      RunParameters parameters, ProjectFacts facts, List<TestFile> files) {
    return new RunPlanner(parameters, facts).plan(files);
  }

  private PlannedRun plan(List<TestFile> files) {
    ParameterValues.check(parameters.ports(), facts.properties());
    var behaviour = new RunSettingsParser(parameters.behaviour());
    var settings = behaviour.settings(files.size(), facts.jvm().processors());
    var timeout = behaviour.runTimeout();
    var server = server();
    var cache = RunParameters.cache(parameters.cacheDirectory());
    return new PlannedRun(
        run(files, settings, server),
        new DatabasePlanner(facts, new TemplatePlanner(facts.directories().base(), java))
            .plan(
                parameters.database(),
                server,
                new DatabasePlanner.Sizes(cache, settings.workers())),
        timeout,
        cache,
        facts.directories().testClasses(),
        facts.jvm().testArguments());
  }

  private RunPlan run(List<TestFile> files, RunSettings settings, ServerPlan server) {
    var id = RunId.random(Clock.systemUTC());
    var directories = facts.directories();
    return new RunPlan(
        id,
        directories.run(id),
        directories.reports(),
        files,
        parameters.ports(),
        settings,
        server);
  }

  private ServerPlan server() {
    var server = new ServerPlanner(facts, java).plan(parameters.server());
    var placeholders =
        new PlaceholderCheck(parameters.ports(), parameters.database(), facts.properties());
    placeholders.check(server);
    placeholders.check(parameters.database().migration);
    return server;
  }
}
