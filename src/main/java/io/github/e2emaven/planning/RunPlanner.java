package io.github.e2emaven.planning;

import io.github.e2emaven.application.JavaCommand;
import io.github.e2emaven.outcome.RunStage;
import io.github.e2emaven.outcome.StageException;
import io.github.e2emaven.plan.RunId;
import io.github.e2emaven.plan.RunPlan;
import io.github.e2emaven.plan.ServerPlan;
import io.github.e2emaven.plan.StartMode;
import io.github.e2emaven.plan.TestFile;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The parameters of a run as the user wrote them, and the only way from them to a plan: every
 * default is applied and every check is made here, once.
 *
 * @param behaviour how the run behaves
 * @param ports names of further ports
 * @param server the {@code <server>} element
 * @param database the {@code <database>} element
 * @param cacheDirectory null for the default
 * @param startAcceleration {@code auto} or {@code off}
 * @param rebuildTemplate whether the template is built even if one of its fingerprint exists
 * @param history file for the durations of test files; null for the default
 */
public record RunPlanner(
    BehaviourParameters behaviour,
    List<String> ports,
    ServerParameters server,
    DatabaseParameters database,
    @Nullable String cacheDirectory,
    String startAcceleration,
    boolean rebuildTemplate,
    @Nullable String history) {

  /** More than any sane pool opens; a connection that no stack uses costs nothing. */
  private static final int CONNECTIONS_PER_STACK = 100;

  /**
   * What users are told while a run is planned.
   *
   * @param notice receives which server was found among the dependencies
   * @param warning receives what is wrong with the durations of earlier runs
   */
  public record Lines(Consumer<String> notice, Consumer<String> warning) {}

  public RunPlanner {
    ports = List.copyOf(ports);
  }

  /**
   * The cache directory.
   *
   * @param configured null for the default, which is in the user's home where there is one
   */
  public static Path cache(@Nullable String configured) {
    if (configured != null) {
      return Path.of(configured).toAbsolutePath().normalize();
    }
    return DefaultCache.ofHost().directory();
  }

  /**
   * Plans a run.
   *
   * @param facts of the project
   * @param files what runs, in the order of every report
   * @param lines what users are told of what was found
   * @throws io.github.e2emaven.outcome.StageException for parameters that are refused; its message
   *     names the parameter, its value and what to change
   */
  public RunPlan plan(ProjectFacts facts, List<TestFile> files, Lines lines) {
    ParameterValues.check(ports, facts.properties());
    var java = new JavaCommand(facts.jvm().java(), facts.artifacts().classPath());
    var serverPlan = serverPlan(facts, java, lines.notice());
    var slots =
        behaviour
            .slots()
            .slots(
                files.size(), facts.jvm().processors(), SlotNumberUse.of(facts).isIn(serverPlan));
    var cache = cache(cacheDirectory);
    var around =
        new DatabasePlanner.Surroundings(
            cache, (slots.workers() + slots.ahead()) * CONNECTIONS_PER_STACK, rebuildTemplate);
    var templates =
        new TemplatePlanner(facts.directories().base(), java, facts.properties().system());
    var id = RunId.random(Clock.systemUTC());
    return new RunPlan(
        id,
        paths(facts.directories(), id, cache),
        files,
        new HistoryPlanner(facts, cache, history).schedule(files, lines.warning()),
        ports,
        behaviour.rules(slots),
        serverPlan,
        new DatabasePlanner(facts, templates).plan(database, serverPlan, around),
        facts.jvm().testArguments(),
        starts());
  }

  private static RunPlan.Paths paths(ProjectFacts.Directories project, RunId id, Path cache) {
    return new RunPlan.Paths(project.run(id), project.reports(), project.testClasses(), cache);
  }

  private ServerPlan serverPlan(ProjectFacts facts, JavaCommand java, Consumer<String> notice) {
    var plan = new ServerPlanner(facts, java, notice).plan(server, database);
    var placeholders = new PlaceholderCheck(ports, database, facts.properties());
    placeholders.refuseBaseUrl(plan, facts.jvm().testConfiguration());
    new ExpressionCheck(placeholders.names(), facts.properties())
        .check(plan, facts.jvm().testConfiguration());
    placeholders.check(plan);
    placeholders.check(database.migration);
    return starts() == StartMode.ACCELERATED ? plan : plan.withoutArchive();
  }

  private StartMode starts() {
    return switch (startAcceleration.strip().toLowerCase(Locale.ROOT)) {
      case "auto" -> StartMode.ACCELERATED;
      case "off" -> StartMode.PLAIN;
      default ->
          throw new StageException(
              RunStage.CONFIGURATION,
              "<startAcceleration> is '%s', but must be auto or off".formatted(startAcceleration));
    };
  }
}
