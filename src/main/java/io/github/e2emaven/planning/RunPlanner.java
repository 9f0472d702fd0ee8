package io.github.e2emaven.planning;

import io.github.e2emaven.plan.DatabasePlan;
import io.github.e2emaven.plan.RunId;
import io.github.e2emaven.plan.RunPlan;
import io.github.e2emaven.plan.ServerPlan;
import io.github.e2emaven.plan.TestFile;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;

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
  public static RunPlan plan(RunParameters parameters, ProjectFacts facts, List<TestFile> files) {
    return new RunPlanner(parameters, facts).plan(files);
  }

  private RunPlan plan(List<TestFile> files) {
    ParameterValues.check(parameters.ports(), facts.properties());
    var settings =
        new RunSettingsParser(parameters.behaviour())
            .settings(files.size(), facts.jvm().processors());
    var server = server();
    var cache = RunParameters.cache(parameters.cacheDirectory());
    var id = RunId.random(Clock.systemUTC());
    var directories = facts.directories();
    return new RunPlan(
        id,
        new RunPlan.Paths(
            directories.run(id), directories.reports(), directories.testClasses(), cache),
        files,
        parameters.ports(),
        settings,
        server,
        database(server, new DatabasePlanner.Sizes(cache, settings.workers())),
        facts.jvm().testArguments());
  }

  private @Nullable DatabasePlan database(ServerPlan server, DatabasePlanner.Sizes sizes) {
    var templates = new TemplatePlanner(facts.directories().base(), java);
    return new DatabasePlanner(facts, templates).plan(parameters.database(), server, sizes);
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
