package io.github.e2emaven.planning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.e2emaven.outcome.StageException;
import io.github.e2emaven.plan.HistoryPlace;
import io.github.e2emaven.plan.RunPlan;
import io.github.e2emaven.plan.StartMode;
import io.github.e2emaven.plan.TestFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.assertj.core.api.AbstractThrowableAssert;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A whole plan, from facts that no Maven has read. */
class RunPlannerTests {

  private static final List<TestFile> FILES =
      List.of(new TestFile("a.FooE2E"), new TestFile("a.BarE2E"));

  @TempDir private Path base;

  private SampleFacts sample = new SampleFacts(Path.of(""));
  private final ServerParameters server = new ServerParameters();
  private final DatabaseParameters database = new DatabaseParameters();
  private String acceleration = "auto";
  private final List<String> warnings = new ArrayList<>();
  private List<String> ports = List.of();
  private @Nullable String history;

  @BeforeEach
  void start_with_a_main_class() {
    sample = new SampleFacts(base);
    server.mainClass = "a.Main";
  }

  @Test
  void a_plan_holds_all_that_a_run_needs() {
    ports = List.of("management");
    var planned = plan();
    var target = base.resolve("target");
    assertThat(planned.files()).isEqualTo(FILES);
    assertThat(planned.reports()).isEqualTo(target.resolve("failsafe-reports"));
    assertThat(planned.directory().path())
        .isEqualTo(target.resolve("e2e/runs").resolve(planned.id().value()));
    assertThat(planned.rules().workers()).as("half of 4 processors").isEqualTo(2);
    assertThat(planned.claimedPorts()).containsExactly("main", "management");
    assertThat(planned.rules().runTimeout()).isEqualTo(Duration.ofMinutes(15));
    assertThat(planned.paths().cache()).isEqualTo(base.resolve("cache"));
    assertThat(planned.paths().testClasses()).isEqualTo(target.resolve("test-classes"));
    assertThat(planned.testJvmArguments()).isEqualTo("-Xmx1g");
    assertThat(planned.database()).isNotNull();
  }

  @Test
  void each_plan_has_a_run_id_of_its_own() {
    assertThat(plan().id()).isNotEqualTo(plan().id());
  }

  @Test
  void refuses_an_expression_where_a_placeholder_is_meant() {
    server.arguments = List.of("--port=${port}");
    refused().hasMessageContainingAll("<server> uses ${port}", "write @{port}");

    server.arguments = List.of("--port=${server.port}");
    sample.testConfiguration = "<argLine>-Durl=${baseUrl}</argLine>";
    refused().hasMessageContainingAll("maven-failsafe-plugin uses ${baseUrl}", "write @{baseUrl}");
  }

  @Test
  void an_unknown_placeholder_is_refused_before_anything_is_fetched() {
    server.arguments = List.of("--db=@{db.nmae}");
    refused().hasMessageContainingAll("<server>", "@{db.nmae}", "db.name");
    assertThat(sample.fetched).isEmpty();
  }

  @Test
  void known_placeholders_are_accepted() {
    ports = List.of("management");
    server.arguments = List.of("--db=@{db.name} --admin=@{port.management} --dir=@{directory}");
    plan();
  }

  @Test
  void the_base_url_of_a_skipped_server_is_refused_wherever_it_is_used() {
    server.skip = true;
    server.arguments = List.of("--url=@{baseUrl}");
    refused().hasMessageContainingAll("<server> uses @{baseUrl}", "<server><skip>", "@{port}");
    server.arguments = List.of();
    plan();
    sample.testConfiguration = "<argLine>-Durl=@{baseUrl}</argLine>";
    refused().hasMessageContainingAll("maven-failsafe-plugin uses @{baseUrl}", "<server><skip>");
  }

  @Test
  void an_unknown_placeholder_of_a_migration_is_refused() {
    var migration = new DatabaseParameters.MigrationParameters();
    migration.command = List.of("migrate", "@{jdbcUrl}");
    database.migration = migration;
    plan();
    migration.environmentVariables = Map.of("URL", "@{jdbcURL}");
    refused().hasMessageContainingAll("<database><migration>", "@{jdbcURL}", "jdbcUrl");
  }

  @Test
  void placeholders_of_a_database_are_unknown_when_there_is_none() {
    server.arguments = List.of("@{jdbcUrl}");
    plan();
    sample.user.setProperty("e2e.database.skip", "true");
    refused().hasMessageContaining("@{jdbcUrl}");
  }

  @Test
  void durations_are_noted_below_the_cache_for_each_execution() {
    assertThat(noted().file())
        .isEqualTo(base.resolve("cache/history/com.acme+shop+default/durations.json"));
    assertThat(noted().privateRoot()).isEqualTo(base.resolve("cache/history"));

    sample.suite = suite("../of us/..", false);
    assertThat(noted().file())
        .isEqualTo(base.resolve("cache/history/com.acme+shop+.._of_us_../durations.json"));
  }

  @Test
  void durations_are_noted_where_the_user_says() {
    history = "e2e/agent-1.json";
    assertThat(noted().file()).isEqualTo(base.resolve("e2e/agent-1.json"));
    assertThat(noted().privateRoot()).isNull();

    history = "e2e";
    refused().hasMessageContainingAll("<history>", "'e2e'", ".json");
  }

  @Test
  void a_build_that_is_filtered_knows_durations_and_notes_none() throws Exception {
    history = "agent-1.json";
    Files.writeString(
        base.resolve("agent-2.json"),
        "{\"format\":\"e2e-history\",\"version\":1,\"files\":{\"a.BarE2E\":{\"tests\":1},\"a.FooE2E\":{\"tests\":2}}}");
    sample.suite = suite("default", true);

    var planned = plan();

    assertThat(planned.schedule().noted()).isNull();
    assertThat(planned.schedule().files()).isEqualTo(FILES);
    assertThat(planned.files()).isEqualTo(FILES);
  }

  @Test
  void a_history_that_cannot_be_used_is_told() throws Exception {
    history = "agent-1.json";
    Files.writeString(base.resolve("agent-1.json"), "not ours");

    plan();

    assertThat(warnings).singleElement().asString().contains("agent-1.json");
  }

  @Test
  void a_reserved_property_on_the_command_line_is_refused() {
    sample.user.setProperty("e2e.baseUrl", "http://localhost");
    refused().hasMessageContaining("-De2e.baseUrl");
  }

  @Test
  void a_server_of_the_project_may_start_from_an_archive_unless_that_is_off() {
    assertThat(plan().server().archivable()).isNotNull();
    acceleration = "OFF";
    assertThat(plan().server().archivable()).isNull();
    assertThat(plan().starts()).isEqualTo(StartMode.PLAIN);
  }

  @Test
  void a_command_never_starts_from_an_archive() {
    server.mainClass = null;
    server.command = List.of("java", "-version");
    assertThat(plan().server().archivable()).isNull();
    assertThat(plan().starts()).as("of test JVMs").isEqualTo(StartMode.ACCELERATED);
  }

  @Test
  void another_start_acceleration_is_refused() {
    acceleration = "fast";
    refused().hasMessageContainingAll("<startAcceleration>", "fast", "auto", "off");
  }

  private HistoryPlace noted() {
    return Objects.requireNonNull(plan().schedule().noted());
  }

  private static ProjectFacts.Suite suite(String execution, boolean filtered) {
    return new ProjectFacts.Suite("com.acme", "shop", execution, "", "", filtered);
  }

  private RunPlan plan() {
    var behaviour =
        new BehaviourParameters(
            new SlotParameters("0.5C", "0"), false, 0, 60, 900, "failed", 10, 1024);
    return new RunPlanner(
            behaviour,
            ports,
            server,
            database,
            base.resolve("cache").toString(),
            acceleration,
            false,
            history)
        .plan(sample.facts(), FILES, new RunPlanner.Lines(line -> {}, warnings::add));
  }

  private AbstractThrowableAssert<?, ? extends Throwable> refused() {
    return assertThatThrownBy(this::plan).isInstanceOf(StageException.class);
  }
}
