package io.github.e2emaven.planning;

import io.github.e2emaven.failsafe.FailsafeExecution;
import io.github.e2emaven.failsafe.TestDiscovery;
import io.github.e2emaven.failsafe.TestSelection;
import io.github.e2emaven.mojo.MavenComponents;
import io.github.e2emaven.mojo.ProjectLayout;
import io.github.e2emaven.plan.RunPlan;
import io.github.e2emaven.plan.TestFile;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.apache.maven.artifact.DependencyResolutionRequiredException;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.project.MavenProject;

/** Turns parameters into a plan: all defaulting and all checking happens here, once. */
public final class RunPlanner {

  private static final List<String> DEFAULT_INCLUDES =
      List.of("**/*E2E.java", "**/E2E*.java", "**/*E2ETest.java");

  private final MavenComponents maven;
  private final MavenSession session;
  private final MavenProject project;
  private final ProjectLayout layout;
  private final PropertyResolver properties;

  public RunPlanner(MavenComponents maven, MavenSession session, MavenProject project) {
    this.maven = maven;
    this.session = session;
    this.project = project;
    this.layout = ProjectLayout.of(project);
    this.properties = PropertyResolver.of(session, project);
  }

  /** Which test files there are; nothing else is looked at yet. */
  public TestDiscovery.Found discover(RunParameters parameters) {
    var selection = selection(parameters.tests());
    var candidates = new TestSelection(selection.includes(), List.of(), "");
    return new TestDiscovery(layout.testClasses()).find(selection, candidates);
  }

  /** The plan of a run over these files. */
  public PlannedRun plan(RunParameters parameters, List<TestFile> files) {
    ParameterChecks.run(parameters, properties);
    var rules = RunSettingsParser.rules(parameters.behaviour(), files.size());
    var java = new JavaCommand(maven.java(session), classPath());
    var server = new ServerPlanner(project, java, properties).plan(parameters.server());
    var tokens = new PlaceholderCheck(parameters.ports(), parameters.database(), properties);
    tokens.check(server);
    tokens.check(parameters.database().migration);
    var id = RunIdGenerator.next(Clock.systemUTC());
    var cache = CacheDirectory.of(parameters.cacheDirectory());
    var sizes = new DatabasePlanner.Sizes(cache, rules.workers());
    var database = databases(java).plan(parameters.database(), server, sizes);
    return new PlannedRun(
        new RunPlan(id, layout.run(id), layout.reports(), files, parameters.ports(), rules, server),
        database,
        selection(parameters.tests()),
        RunSettingsParser.runTimeout(parameters.behaviour()),
        cache,
        layout.testClasses(),
        FailsafeExecution.plan(maven.lifecycle(), session).argLine());
  }

  private DatabasePlanner databases(JavaCommand java) {
    return new DatabasePlanner(
        project,
        properties,
        serverId -> maven.credentials(session, serverId),
        maven.binaries(session),
        new TemplatePlanner(layout.base(), java));
  }

  private List<Path> classPath() {
    try {
      return project.getRuntimeClasspathElements().stream().map(Path::of).toList();
    } catch (DependencyResolutionRequiredException e) {
      throw new IllegalStateException("the goal must require dependency resolution", e);
    }
  }

  private static TestSelection selection(RunParameters.Tests tests) {
    var filter = tests.filter();
    return new TestSelection(
        tests.includes().isEmpty() ? DEFAULT_INCLUDES : tests.includes(),
        tests.excludes(),
        filter == null ? "" : filter);
  }
}
