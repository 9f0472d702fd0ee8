package io.github.e2emaven.planning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.e2emaven.application.ModuleJars;
import io.github.e2emaven.application.ProgramFiles;
import io.github.e2emaven.outcome.StageException;
import io.github.e2emaven.plan.Framework;
import io.github.e2emaven.plan.ServerPlan;
import io.github.e2emaven.plan.ServerPlan.MainPort;
import io.github.e2emaven.plan.ServerPlan.Purpose;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.assertj.core.api.AbstractThrowableAssert;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Values of {@code <server>} that are accepted, and those that are refused. */
class ServerPlannerTests {

  @TempDir private Path base;

  private SampleFacts sample = new SampleFacts(Path.of(""));
  private final ServerParameters server = new ServerParameters();
  private final DatabaseParameters database = new DatabaseParameters();
  private final List<String> notices = new ArrayList<>();

  @BeforeEach
  void start_with_a_main_class() {
    sample = new SampleFacts(base);
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
  void the_first_executable_jar_of_the_project_is_the_default() throws IOException {
    server.mainClass = null;
    sample.jars.add(jar("plain.jar", null, "a.txt"));
    sample.jars.add(base.resolve("missing.jar"));
    refused().hasMessageContainingAll("plain.jar", "missing.jar", "Main-Class", "package phase");
    sample.jars.add(jar("app-exec.jar", "a.Main", "BOOT-INF/"));
    assertThat(plan().command())
        .containsSubsequence("-jar", base.resolve("app-exec.jar").toString());
    assertThat(plan().frameworks()).containsExactly(Framework.SPRING_BOOT);
  }

  @Test
  void a_jar_that_java_cannot_run_is_refused_by_name() throws IOException {
    server.mainClass = null;
    server.jar = "plain.jar";
    refused().hasMessageContainingAll("<server><jar>", "plain.jar", "does not exist");
    jar("plain.jar", null, "a.txt");
    refused().hasMessageContainingAll("<server><jar>", "plain.jar", "no Main-Class");
  }

  @Test
  void frameworks_are_found_by_the_group_ids_of_dependencies() {
    assertThat(plan().frameworks()).isEmpty();
    sample.groupIds.addAll(List.of("io.quarkus", "com.acme"));
    assertThat(plan().frameworks()).containsExactly(Framework.QUARKUS);
  }

  @Test
  void a_users_own_temporary_directory_comes_later_and_wins() {
    server.jvmArguments = List.of("-Djava.io.tmpdir=mine");
    assertThat(plan().command())
        .containsSubsequence("-Djava.io.tmpdir=@{temporaryDirectory}", "-Djava.io.tmpdir=mine");
  }

  @Test
  void the_command_line_wins_over_the_pom() {
    sample.user.setProperty("e2e.server.mainClass", "a.Other");
    sample.project.setProperty("e2e.server.mainClass", "a.Third");
    assertThat(plan().command()).contains("a.Other").doesNotContain("a.Main", "a.Third");
  }

  @Test
  void two_ways_to_start_a_server_are_refused() {
    server.command = List.of("sh", "--password=secret");
    refused()
        .hasMessageContainingAll("<mainClass> a.Main", "<command> sh", "<jar>")
        .hasMessageNotContaining("secret");
  }

  @Test
  void jvm_arguments_are_refused_for_a_command() {
    server.mainClass = null;
    server.command = List.of("sh");
    server.jvmArguments = List.of("-Xmx99m");
    refused().hasMessageContainingAll("<jvmArguments>", "<command>");
  }

  @Test
  void empty_elements_are_dropped_and_empty_variables_are_empty() {
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
    refused().hasMessageContainingAll("stopTimeoutInSeconds is '-1'", "at least 1");
    sample.user.setProperty("e2e.server.stopTimeoutInSeconds", "soon");
    refused().hasMessageContaining("stopTimeoutInSeconds is 'soon'");
  }

  @Test
  void a_port_other_than_0_is_refused() {
    assertThat(plan().mainPort()).isEqualTo(MainPort.CLAIMED);
    server.port = "8081";
    refused().hasMessageContainingAll("<server><port> is 8081", "@{port}", "PORT");
  }

  @Test
  void a_log_line_that_is_not_a_regular_expression_is_refused() {
    server.readiness.logLine = "ready (";
    refused().hasMessageContainingAll("<server><readiness><logLine>", "ready (");
  }

  @Test
  void a_readiness_path_that_is_not_a_path_is_refused() {
    server.readiness.path = "/is it up";
    refused().hasMessageContainingAll("<server><readiness><path>", "/is it up");
    server.readiness.path = "health/@{slot}?deep=1";
    assertThat(plan().readiness().path()).isEqualTo("/health/@{slot}?deep=1");
  }

  @Test
  void a_working_directory_may_be_that_of_the_stack() {
    server.workingDirectory = "@{directory}/sub";
    assertThat(plan().workingDirectory()).isEqualTo(Path.of("@{directory}/sub"));
    server.workingDirectory = "run";
    assertThat(plan().workingDirectory()).isEqualTo(base.resolve("run"));
  }

  @Test
  void a_skipped_server_is_started_for_the_warm_up_alone() {
    server.skip = true;
    assertThat(plan().purpose()).isEqualTo(Purpose.WARM_UP);
    assertThat(plan().command()).contains("a.Main");
    assertThat(plan().archivable()).isNull();
  }

  @Test
  void a_skipped_server_needs_no_program() {
    server.skip = true;
    server.mainClass = null;
    sample.jars.add(base.resolve("missing.jar"));
    assertThat(plan().purpose()).isEqualTo(Purpose.NOTHING);
    assertThat(plan().command()).isEmpty();
    server.readiness.path = "/health";
    refused().hasMessageContainingAll("<skip>", "<readiness><path>", "missing.jar");
  }

  @Test
  void what_only_a_warm_up_reads_is_refused_without_one() {
    sample.user.setProperty("e2e.server.skip", "true");
    database.scripts = List.of("*.sql");
    refused().hasMessageContainingAll("<skip>", "<mainClass>", "<database><scripts>");
    server.mainClass = null;
    assertThat(plan().purpose()).isEqualTo(Purpose.NOTHING);
    server.environmentVariables = Map.of("MODE", "e2e");
    refused().hasMessageContaining("Remove <environmentVariables>");
  }

  @Test
  void server_and_database_may_both_be_skipped() {
    server.mainClass = null;
    server.skip = true;
    database.skip = true;
    assertThat(plan().purpose()).isEqualTo(Purpose.NOTHING);
  }

  @Test
  void an_artifact_is_found_by_its_coordinates() throws IOException {
    server.mainClass = null;
    server.artifact = "com.acme:app:1.0:jar:exec";
    sample.resolved.put(server.artifact, List.of(jar("app-exec.jar", "a.Main", "BOOT-INF/")));
    assertThat(plan().command()).containsSubsequence("-jar", base.resolve("app-exec.jar") + "");
    assertThat(plan().frameworks()).containsExactly(Framework.SPRING_BOOT);
  }

  @Test
  void an_artifact_that_java_cannot_run_is_refused() throws IOException {
    server.mainClass = null;
    server.artifact = "com.acme:app:1.0";
    sample.resolved.put(server.artifact, List.of(jar("app.jar", null, "a.txt")));
    refused().hasMessageContainingAll("com.acme:app:1.0", "app.jar", "com.acme:app:1.0:jar:exec");
    server.artifact = "com.acme:app";
    refused().hasMessageContainingAll("<server><artifact> is 'com.acme:app'", "version");
    server.jar = "app.jar";
    refused().hasMessageContainingAll("<jar> app.jar", "<artifact> com.acme:app", "keep one");
  }

  @Test
  void the_only_executable_module_among_the_dependencies_is_found() throws IOException {
    server.mainClass = null;
    sample.dependsOn("api", built("", jar("api.jar", null, "a.txt")));
    refused().hasMessageContainingAll("No executable jar", "com.acme:api:1.0", "api.jar");
    sample.dependsOn(
        "app",
        built("", jar("app.jar", null, "a.txt")),
        built("exec", jar("app-exec.jar", "a.Main", "a.txt")));
    assertThat(plan().command()).containsSubsequence("-jar", base.resolve("app-exec.jar") + "");
    assertThat(notices)
        .last()
        .asString()
        .contains("com.acme:app:1.0:jar:exec", "app-exec.jar", "the only executable module");
  }

  @Test
  void a_module_that_is_not_packaged_is_named() {
    server.mainClass = null;
    sample.dependsOn("app");
    refused().hasMessageContainingAll("com.acme:app:1.0", "not packaged yet", "mvn verify");
  }

  @Test
  void two_executable_modules_are_refused_by_name() throws IOException {
    server.mainClass = null;
    sample.dependsOn("app", built("exec", jar("app.jar", "a.Main", "a.txt")));
    sample.dependsOn("admin", built("", jar("admin.jar", "a.Main", "a.txt")));
    refused()
        .hasMessageContainingAll("com.acme:app:1.0", "com.acme:admin:1.0")
        .hasMessageContaining("<server><artifact>com.acme:app:1.0:jar:exec</artifact></server>");
    sample.jars.add(jar("own.jar", "a.Main", "a.txt"));
    assertThat(plan().command()).as("the project's own").contains(base.resolve("own.jar") + "");
  }

  @Test
  void quarkus_starts_from_its_directory() throws IOException {
    server.mainClass = null;
    Files.createDirectory(base.resolve("quarkus-app"));
    sample.jars.add(jar("quarkus-app/quarkus-run.jar", "a.Main", "a.txt"));
    assertThat(plan().frameworks()).containsExactly(Framework.QUARKUS);
    assertThat(plan().archivable()).isNull();
    assertThat(new ProgramFiles(base).of(plan().command())).contains(base.resolve("quarkus-app"));
  }

  private static ModuleJars.Jar built(String classifier, Path path) {
    return new ModuleJars.Jar(path, classifier);
  }

  private Path jar(String name, @Nullable String mainClass, String entry) throws IOException {
    var manifest = new Manifest();
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    if (mainClass != null) {
      manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, mainClass);
    }
    var file = base.resolve(name);
    try (var jar = new JarOutputStream(Files.newOutputStream(file), manifest)) {
      jar.putNextEntry(new JarEntry(entry));
    }
    return file;
  }

  private ServerPlan plan() {
    return new ServerPlanner(sample.facts(), sample.java(), notices::add).plan(server, database);
  }

  private AbstractThrowableAssert<?, ? extends Throwable> refused() {
    return assertThatThrownBy(this::plan).isInstanceOf(StageException.class);
  }
}
