package io.github.e2emaven.planning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.e2emaven.outcome.StageException;
import io.github.e2emaven.plan.Credentials;
import io.github.e2emaven.plan.Credentials.Secret;
import io.github.e2emaven.plan.DatabasePlan;
import io.github.e2emaven.plan.DatabasePlan.TemplateSource;
import io.github.e2emaven.plan.PostgresSource;
import io.github.e2emaven.plan.ServerPlan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Values of {@code <database>} that are accepted, and those that are refused. */
class DatabasePlannerTests {

  @TempDir private Path base;

  private SampleFacts sample = new SampleFacts(Path.of(""));
  private final ServerParameters server = new ServerParameters();
  private final DatabaseParameters database = new DatabaseParameters();

  @BeforeEach
  void start_with_a_main_class() {
    sample = new SampleFacts(base);
    server.mainClass = "a.Main";
  }

  @Test
  void the_embedded_postgresql_is_the_default() {
    var source = (PostgresSource.Embedded) plan(base).source();
    assertThat(source.majorVersion()).isEqualTo(17);
    assertThat(source.binaries()).isEqualTo(Path.of("postgres-" + source.version() + ".jar"));
    assertThat(source.connections()).isEqualTo(200);
    assertThat(plan(base).template()).isInstanceOf(TemplateSource.WarmUp.class);
  }

  @Test
  void a_version_that_does_not_exist_is_refused_before_anything_is_fetched() {
    database.version = "9";
    refused().hasMessageContainingAll("<database><version> is '9'", "15, 16, 17, 18");
    assertThat(sample.fetched).isEmpty();
    database.version = "16.1.2";
    plan(base);
    assertThat(sample.fetched).containsExactly("16.1.2");
  }

  @Test
  void the_collation_is_a_language_tag_for_the_embedded_postgresql_and_changes_the_template() {
    var before = plan(base);
    database.icuLocale = "de-u-co-phonebk";
    assertThat(((PostgresSource.Embedded) plan(base).source()).icuLocale())
        .isEqualTo("de-u-co-phonebk");
    assertThat(plan(base).fingerprint()).isNotEqualTo(before.fingerprint());
    database.icuLocale = "en_US.UTF-8";
    refused().hasMessageContainingAll("<database><icuLocale> is 'en_US.UTF-8'", "en-US");
    database.icuLocale = "en-US";
    database.url = "jdbc:postgresql://db.acme.test/postgres";
    refused().hasMessageContainingAll("<icuLocale>", "<url>");
  }

  @Test
  void an_existing_server_is_reached_with_the_credentials_of_the_settings() {
    database.url = "jdbc:postgresql://db.acme.test/postgres";
    database.serverId = "acme";
    refused().hasMessageContainingAll("<database><serverId> is 'acme'", "settings.xml");
    sample.credentials.put("acme", new Credentials("me", new Secret("secret")));
    var source = (PostgresSource.External) plan(base).source();
    assertThat(source.address().credentials().user()).isEqualTo("me");
    assertThat(sample.fetched).isEmpty();
  }

  @Test
  void credentials_without_a_url_are_refused() {
    database.serverId = "acme";
    refused().hasMessageContainingAll("<database><serverId>", "<url>");
    database.serverId = null;
    sample.user.setProperty("e2e.database.username", "me");
    refused().hasMessageContaining("<database><username>");
    database.skip = true;
    assertThat(planner(base).plan(database, serverPlan(), around())).isNull();
    assertThat(sample.fetched).isEmpty();
  }

  @Test
  void scripts_that_match_no_file_are_refused_and_others_are_sorted() throws IOException {
    Files.writeString(base.resolve("2.sql"), "b");
    Files.writeString(base.resolve("1.sql"), "a");
    database.scripts = List.of("*.sql");
    assertThat(((TemplateSource.Scripts) plan(base).template()).files())
        .containsExactly(base.resolve("1.sql"), base.resolve("2.sql"));
    database.scripts = List.of("*.sql", "no/*.sql");
    refused().hasMessageContainingAll("<database><scripts>", "no/*.sql");
  }

  @Test
  void the_template_is_empty_when_nothing_can_fill_it() {
    server.skip = true;
    server.mainClass = null;
    assertThat(plan(base).template()).isEqualTo(new TemplateSource.Empty());
    var empty = plan(base).fingerprint();
    server.mainClass = "a.Main";
    assertThat(plan(base).template()).isEqualTo(new TemplateSource.WarmUp());
    assertThat(plan(base).fingerprint()).isNotEqualTo(empty);
  }

  @Test
  void scripts_and_a_migration_together_are_refused() {
    database.migration = new DatabaseParameters.MigrationParameters();
    refused().hasMessageContaining("<mainClass> or <command>");
    database.scripts = List.of("*.sql");
    refused().hasMessageContainingAll("<scripts>", "*.sql", "<migration>");
  }

  @Test
  void a_directory_around_the_project_does_not_go_into_the_fingerprint() throws IOException {
    var project = Files.createDirectory(base.resolve("project"));
    server.arguments = List.of("--root", base.toString());
    var before = plan(project).fingerprint();
    Files.writeString(base.resolve("unrelated.txt"), "x");
    assertThat(plan(project).fingerprint()).isEqualTo(before);
  }

  @Test
  void another_checkout_of_the_same_content_has_the_same_fingerprint() throws IOException {
    var fingerprints = new ArrayList<String>();
    for (var name : List.of("one", "two", "other")) {
      var checkout = Files.createDirectory(base.resolve(name));
      var content = name.equals("other") ? "changed" : "content";
      Files.writeString(checkout.resolve("app.conf"), content);
      server.arguments = List.of(checkout + "/app.conf", "--data=" + checkout + "/none");
      server.environmentVariables = Map.of("CONF", checkout.resolve("app.conf").toString());
      fingerprints.add(plan(checkout).fingerprint());
    }
    assertThat(fingerprints.get(0))
        .isEqualTo(fingerprints.get(1))
        .isNotEqualTo(fingerprints.get(2));
  }

  @Test
  void what_options_and_variables_name_goes_into_the_fingerprint() throws IOException {
    Files.createDirectories(base.resolve("src/e2e"));
    Files.createDirectories(base.resolve("conf"));
    server.arguments = List.of("--spring.config.location=file:./src/e2e/,classpath:/");
    server.environmentVariables = Map.of("CONF", "conf/app.yml");
    var fingerprints = new ArrayList<>(List.of(plan(base).fingerprint()));
    for (var file : List.of("src/e2e/application.yml", "conf/app.yml")) {
      Files.writeString(base.resolve(file), "a: b");
      fingerprints.add(plan(base).fingerprint());
    }
    assertThat(fingerprints).doesNotHaveDuplicates();
  }

  @Test
  void a_log_or_a_directory_that_an_option_names_does_not() throws IOException {
    Files.createDirectories(base.resolve("target"));
    server.jvmArguments = List.of("-Xlog:gc:file=target/gc.log", "-XX:HeapDumpPath=./target");
    Files.writeString(base.resolve("target/gc.log"), "before");
    var before = plan(base).fingerprint();
    Files.writeString(base.resolve("target/gc.log"), "after");
    assertThat(plan(base).fingerprint()).isEqualTo(before);
  }

  @Test
  void what_a_framework_reads_from_the_working_directory_does() throws IOException {
    server.workingDirectory = "run";
    Files.createDirectories(base.resolve("run/config"));
    var fingerprints = new ArrayList<>(List.of(plan(base).fingerprint()));
    for (var file : List.of("application.properties", "config/other.yml", ".env")) {
      Files.writeString(base.resolve("run").resolve(file), "a=b");
      fingerprints.add(plan(base).fingerprint());
    }
    assertThat(fingerprints).doesNotHaveDuplicates();
    Files.writeString(base.resolve("run/app.log"), "started");
    assertThat(plan(base).fingerprint()).isEqualTo(fingerprints.get(3));
  }

  @Test
  void variables_of_the_shell_that_frameworks_read_do_and_others_do_not() {
    var before = plan(base).fingerprint();
    sample.system.setProperty("env.BUILD_NUMBER", "17");
    assertThat(plan(base).fingerprint()).isEqualTo(before);
    sample.system.setProperty("env.SPRING_PROFILES_ACTIVE", "demo");
    assertThat(plan(base).fingerprint()).isNotEqualTo(before);
  }

  private DatabasePlan plan(Path project) {
    return Objects.requireNonNull(planner(project).plan(database, serverPlan(), around()));
  }

  private DatabasePlanner planner(Path project) {
    return new DatabasePlanner(
        sample.facts(), new TemplatePlanner(project, sample.java(), sample.system));
  }

  private ServerPlan serverPlan() {
    return new ServerPlanner(sample.facts(), sample.java(), line -> {}).plan(server, database);
  }

  private DatabasePlanner.Surroundings around() {
    return new DatabasePlanner.Surroundings(base, 200, false);
  }

  private AbstractThrowableAssert<?, ? extends Throwable> refused() {
    return assertThatThrownBy(() -> plan(base)).isInstanceOf(StageException.class);
  }
}
