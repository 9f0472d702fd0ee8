package io.github.e2emaven.planning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.e2emaven.mojo.PostgresBinariesResolver;
import io.github.e2emaven.outcome.StageException;
import io.github.e2emaven.plan.DatabasePlan.TemplateSource;
import io.github.e2emaven.plan.ServerPlan;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import org.apache.maven.execution.DefaultMavenExecutionRequest;
import org.apache.maven.execution.DefaultMavenExecutionResult;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.project.MavenProject;
import org.assertj.core.api.AbstractThrowableAssert;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.eclipse.aether.RepositorySystem;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What users may write into {@code <server>} and {@code <database>}, and what not. */
class PlanningTests {

  @TempDir Path base;

  private final Properties user = new Properties();
  private final Properties ofProject = new Properties();
  private final Properties system = new Properties();
  private final PropertyResolver properties = new PropertyResolver(user, ofProject, system);
  private final JavaCommand java = new JavaCommand(Path.of("java"), List.of(Path.of("classes")));
  private final ServerParameters server = new ServerParameters();
  private final DatabaseParameters database = new DatabaseParameters();

  @BeforeEach
  void mainClass() {
    server.mainClass = "a.Main";
  }

  @Test
  void a_main_class_runs_on_the_class_path() {
    server.jvmArguments = List.of("-Xmx99m");
    server.arguments = List.of("--port=@{port}");
    assertThat(plan().command())
        .containsSubsequence("java", "-Xmx99m", "-cp", "classes", "a.Main", "--port=@{port}");
  }

  @Test
  void the_users_own_temporary_directory_comes_later_and_wins() {
    server.jvmArguments = List.of("-Djava.io.tmpdir=mine");
    assertThat(plan().command())
        .containsSubsequence("-Djava.io.tmpdir=@{directory}/tmp", "-Djava.io.tmpdir=mine");
  }

  @Test
  void the_command_line_wins_over_the_pom() {
    user.setProperty("e2e.server.mainClass", "a.Other");
    ofProject.setProperty("e2e.server.mainClass", "a.Third");
    assertThat(plan().command()).contains("a.Other").doesNotContain("a.Main", "a.Third");
  }

  @Test
  void two_ways_to_start_a_server_are_refused() {
    server.command = List.of("sh");
    refused(this::plan).hasMessageContainingAll("<mainClass>", "<jar>", "<command>");
  }

  @Test
  void arguments_for_a_jvm_are_refused_where_the_command_is_the_users() {
    server.mainClass = null;
    server.command = List.of("sh");
    server.jvmArguments = List.of("-Xmx99m");
    refused(this::plan).hasMessageContainingAll("<jvmArguments>", "<command>");
  }

  @Test
  void credentials_without_a_server_are_refused() {
    database.serverId = "acme";
    refused(this::planDatabase).hasMessageContainingAll("<database><serverId>", "<url>");
    database.serverId = null;
    user.setProperty("e2e.database.username", "me");
    refused(this::planDatabase).hasMessageContaining("<database><username>");
    database.skip = true;
    planDatabase();
  }

  @Test
  void empty_elements_are_nothing_and_empty_variables_are_empty() {
    server.arguments = Arrays.asList("a", null);
    server.jvmArguments = Arrays.asList((String) null);
    var variables = new HashMap<String, String>();
    variables.put("EMPTY", null);
    server.environmentVariables = variables;
    assertThat(plan().command()).endsWith("a.Main", "a");
    assertThat(plan().environment()).containsEntry("EMPTY", "");
  }

  @Test
  void times_must_be_positive_numbers() {
    server.stopTimeoutInSeconds = -1;
    refused(this::plan).hasMessageContainingAll("stopTimeoutInSeconds is -1", "at least 1");
    user.setProperty("e2e.server.stopTimeoutInSeconds", "soon");
    refused(this::plan).hasMessageContaining("stopTimeoutInSeconds is soon");
  }

  @Test
  void a_log_line_that_is_no_regular_expression_is_refused() {
    server.readiness.logLine = "ready (";
    refused(this::plan).hasMessageContaining("<readiness><logLine>");
  }

  @Test
  void a_readiness_path_that_is_none_is_refused() {
    server.readiness.path = "/is it up";
    refused(this::plan).hasMessageContainingAll("<readiness><path>", "/is it up");
    server.readiness.path = "health/@{slot}?deep=1";
    assertThat(plan().readiness().path()).isEqualTo("/health/@{slot}?deep=1");
  }

  @Test
  void a_working_directory_may_be_the_stacks_own() {
    server.workingDirectory = "@{directory}/sub";
    assertThat(plan().workingDirectory()).isEqualTo(Path.of("@{directory}/sub"));
    server.workingDirectory = "run";
    assertThat(plan().workingDirectory()).isEqualTo(base.resolve("run"));
  }

  @Test
  void an_unknown_token_is_refused() {
    server.arguments = List.of("@{prot}");
    refused(() -> checkTokens(plan())).hasMessageContainingAll("@{prot}", "port");
  }

  @Test
  void an_unknown_token_of_a_migration_is_refused() {
    var migration = new DatabaseParameters.MigrationParameters();
    migration.command = List.of("migrate", "@{jdbcUrl}");
    new PlaceholderCheck(List.of(), database, properties).check(migration);
    migration.environmentVariables = Map.of("URL", "@{jdbcURL}");
    refused(() -> new PlaceholderCheck(List.of(), database, properties).check(migration))
        .hasMessageContainingAll("<database><migration>", "@{jdbcURL}", "jdbcUrl");
  }

  @Test
  void tokens_of_a_database_are_unknown_when_there_is_none() {
    server.arguments = List.of("@{jdbcUrl}");
    checkTokens(plan());
    user.setProperty("e2e.database.skip", "true");
    refused(() -> checkTokens(plan())).hasMessageContaining("@{jdbcUrl}");
  }

  @Test
  void a_port_of_another_stack_on_the_command_line_is_refused() {
    user.setProperty("e2e.port.management", "9000");
    refused(() -> ParameterChecks.run(parameters("management"), properties))
        .hasMessageContaining("-De2e.port.management");
  }

  @Test
  void one_temporary_directory_for_all_stacks_is_refused() {
    user.setProperty("java.io.tmpdir", "/scratch");
    refused(() -> ParameterChecks.run(parameters(), properties))
        .hasMessageContainingAll("-Djava.io.tmpdir", "MAVEN_OPTS");
  }

  @Test
  void ports_whose_names_clash_are_refused() {
    refused(() -> ParameterChecks.run(parameters("a-b", "a.b"), properties))
        .hasMessageContaining("a.b");
    refused(() -> ParameterChecks.run(parameters("main"), properties)).hasMessageContaining("main");
    refused(() -> ParameterChecks.run(parameters("a b"), properties)).hasMessageContaining("a b");
  }

  @Test
  void scripts_without_a_file_are_refused_and_others_are_sorted() throws IOException {
    Files.writeString(base.resolve("2.sql"), "b");
    Files.writeString(base.resolve("1.sql"), "a");
    database.scripts = List.of("*.sql");
    assertThat(((TemplateSource.Scripts) templates().source(database)).files())
        .containsExactly(base.resolve("1.sql"), base.resolve("2.sql"));
    database.scripts = List.of("*.sql", "no/*.sql");
    refused(() -> templates().source(database)).hasMessageContaining("no/*.sql");
  }

  @Test
  void scripts_and_a_migration_together_are_refused() {
    database.migration = new DatabaseParameters.MigrationParameters();
    refused(() -> templates().source(database)).hasMessageContaining("<mainClass> or <command>");
    database.scripts = List.of("*.sql");
    refused(() -> templates().source(database)).hasMessageContaining("<scripts> and <migration>");
  }

  @Test
  void a_directory_around_the_project_does_not_go_into_the_fingerprint() throws IOException {
    var project = Files.createDirectory(base.resolve("project"));
    server.arguments = List.of("--root", base.toString());
    var before = fingerprint(project);
    Files.writeString(base.resolve("unrelated.txt"), "x");
    assertThat(fingerprint(project)).isEqualTo(before);
  }

  @Test
  void another_checkout_of_the_same_content_has_the_same_fingerprint() throws IOException {
    var prints = new ArrayList<String>();
    for (var name : List.of("one", "two", "other")) {
      var checkout = Files.createDirectory(base.resolve(name));
      var content = name.equals("other") ? "changed" : "content";
      Files.writeString(checkout.resolve("app.conf"), content);
      server.arguments = List.of(checkout + "/app.conf", "--data=" + checkout + "/none");
      server.environmentVariables = Map.of("CONF", checkout.resolve("app.conf").toString());
      prints.add(fingerprint(checkout));
    }
    assertThat(prints.get(0)).isEqualTo(prints.get(1)).isNotEqualTo(prints.get(2));
  }

  private String fingerprint(Path project) {
    return new Object() {
      String of(ServerPlan plan) {
        var source =
            new io.github.e2emaven.plan.PostgresSource.Embedded(
                Path.of("pg"), "17.1.0", Path.of("c"), 1);
        return new TemplatePlanner(project, java)
            .fingerprint(new TemplateSource.WarmUp(), plan, source);
      }
    }.of(plan());
  }

  private void planDatabase() {
    var sizes = new DatabasePlanner.Sizes(base, 1);
    var binaries = new PostgresBinariesResolver(noRepositories(), noSession());
    new DatabasePlanner(
            new MavenProject(), properties, id -> Optional.empty(), binaries, templates())
        .plan(database, plan(), sizes);
  }

  private static RepositorySystem noRepositories() {
    return (RepositorySystem)
        Proxy.newProxyInstance(
            PlanningTests.class.getClassLoader(),
            new Class<?>[] {RepositorySystem.class},
            (proxy, method, arguments) -> {
              throw new AssertionError("nothing is fetched before all is checked");
            });
  }

  @SuppressWarnings("deprecation")
  private static MavenSession noSession() {
    var request = new DefaultMavenExecutionRequest();
    return new MavenSession(null, null, request, new DefaultMavenExecutionResult());
  }

  private void checkTokens(ServerPlan plan) {
    new PlaceholderCheck(List.of(), database, properties).check(plan);
  }

  private TemplatePlanner templates() {
    return new TemplatePlanner(base, java);
  }

  private RunParameters parameters(String... ports) {
    return new RunParameters(
        new RunParameters.Tests(List.of(), List.of(), null, true),
        new RunParameters.Behaviour("1", false, 0, new RunParameters.Timeouts(1, 0), "never"),
        List.of(ports),
        server,
        database,
        null);
  }

  private ServerPlan plan() {
    var project = new MavenProject();
    project.setFile(base.resolve("pom.xml").toFile());
    project.setArtifacts(Set.of());
    return new ServerPlanner(project, java, properties).plan(server);
  }

  private static AbstractThrowableAssert<?, ? extends Throwable> refused(ThrowingCallable call) {
    return assertThatThrownBy(call).isInstanceOf(StageException.class);
  }
}
