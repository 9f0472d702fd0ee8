package io.github.e2emaven.failsafe;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.e2emaven.plan.AttemptDirectory;
import io.github.e2emaven.plan.Credentials;
import io.github.e2emaven.plan.Credentials.Secret;
import io.github.e2emaven.plan.DatabaseAddress;
import io.github.e2emaven.plan.RunId;
import io.github.e2emaven.plan.SampleServer;
import io.github.e2emaven.plan.ServerPlan;
import io.github.e2emaven.plan.StackAddress;
import io.github.e2emaven.plan.TestFile;
import java.io.StringReader;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.maven.plugin.descriptor.MojoDescriptor;
import org.apache.maven.plugin.descriptor.Parameter;
import org.apache.maven.surefire.api.testset.TestListResolver;
import org.codehaus.plexus.util.xml.Xpp3Dom;
import org.codehaus.plexus.util.xml.Xpp3DomBuilder;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StackConfigurationTests {

  private static final TestFile FOO = new TestFile("a.b.FooE2E");
  private static final TestFile BAR = new TestFile("a.b.BarE2E");
  private static final DatabaseAddress DATABASE =
      new DatabaseAddress(
          "127.0.0.1", 5432, "clone", new Credentials("app", new Secret("secret")), "");
  private static final String USERS =
      """
      <configuration>
        <argLine>@{argLine} -Dport=@{port}</argLine>
        <groups>smoke</groups>
        <forkCount>4</forkCount>
        <includes><include>**/*IT.java</include></includes>
        <excludes><exclude>**/*E2E.java</exclude></excludes>
        <systemPropertyVariables><own>x</own><e2e.port>1</e2e.port></systemPropertyVariables>
        <environmentVariables><URL>@{baseUrl}</URL></environmentVariables>
      </configuration>
      """;

  @Test
  void exactly_one_class_runs_whatever_the_user_includes() throws Exception {
    var dom = configuration("").of(stack());
    assertThat(values(dom, "includes")).containsExactly("%regex[a/b/FooE2E\\.class]");
    assertThat(values(dom, "excludes")).containsExactly("**/*$*");
  }

  @Test
  void the_users_own_values_are_kept_and_their_placeholders_replaced() throws Exception {
    var dom = configuration("").of(stack());
    assertThat(value(dom, "argLine")).isEqualTo("@{argLine} -Dport=8080");
    assertThat(value(dom, "groups")).isEqualTo("smoke");
    assertThat(value(dom.getChild("systemPropertyVariables"), "own")).isEqualTo("x");
    assertThat(value(dom.getChild("environmentVariables"), "URL"))
        .isEqualTo("http://127.0.0.1:8080");
  }

  @Test
  void variables_of_the_stack_and_a_single_fork_are_set() throws Exception {
    var dom = configuration("").of(stack());
    assertThat(value(dom, "forkCount")).isEqualTo("1");
    assertThat(value(dom.getChild("systemPropertyVariables"), "e2e.port")).isEqualTo("8080");
    assertThat(value(dom.getChild("environmentVariables"), "E2E_STACK")).startsWith("e2e-r1-");
    assertThat(value(dom.getChild("environmentVariables"), "E2E_BASE_URL"))
        .isEqualTo("http://127.0.0.1:8080");
  }

  @Test
  void no_url_of_a_server_is_set_when_it_is_skipped() throws Exception {
    var users = Xpp3DomBuilder.build(new StringReader("<configuration/>"));
    var dom = configuration(users, selection(""), SampleServer.skipped()).of(stack());
    assertThat(dom.toString())
        .contains("e2e.port", "PORT", "E2E_STACK", "SERVER_PORT")
        .doesNotContain("e2e.baseUrl", "E2E_BASE_URL", "SPRING_TEST_DATABASE_REPLACE");
  }

  @Test
  void slices_of_spring_boot_use_the_database_of_the_stack_unless_the_user_says_otherwise()
      throws Exception {
    var users = Xpp3DomBuilder.build(new StringReader("<configuration/>"));
    var dom = configuration(users, selection(""), SampleServer.skipped()).of(stack(DATABASE));
    var name = "SPRING_TEST_DATABASE_REPLACE";
    assertThat(value(dom.getChild("environmentVariables"), name)).isEqualTo("NONE");
    var own = new Xpp3Dom("environmentVariables");
    own.addChild(leaf(name, "ANY"));
    users.addChild(own);
    var other = configuration(users, selection(""), SampleServer.skipped()).of(stack(DATABASE));
    assertThat(value(other.getChild("environmentVariables"), name)).isEqualTo("ANY");
  }

  @Test
  void no_parameter_is_set_that_this_version_of_failsafe_does_not_have() throws Exception {
    assertThat(configuration("").of(stack()).getChild("forkMode")).isNull();
  }

  @Test
  void foreign_variables_are_excluded_beside_the_users_own_but_not_what_the_user_sets()
      throws Exception {
    var users = Xpp3DomBuilder.build(new StringReader(USERS));
    users.getChild("environmentVariables").addChild(leaf("PGOPTIONS", "-c x=y"));
    var own = new Xpp3Dom("excludedEnvironmentVariables");
    own.addChild(leaf("excludedEnvironmentVariable", "HTTP_PROXY"));
    users.addChild(own);
    var dom = configuration(users, selection("")).of(stack(DATABASE));
    assertThat(values(dom, "excludedEnvironmentVariables"))
        .contains("HTTP_PROXY", "PGHOSTADDR", "PGSERVICE", "FLYWAY_URL")
        .doesNotContain("PGOPTIONS", "PGHOST", "DATABASE_URL", "CI");
  }

  @Test
  void without_a_database_only_the_users_own_variables_are_excluded() throws Exception {
    assertThat(values(configuration("").of(stack()), "excludedEnvironmentVariables")).isEmpty();
  }

  @Test
  void all_other_classes_are_excluded_from_the_users_filter() throws Exception {
    var dom = configuration("*E2E#a*+b").of(stack());
    assertThat(value(dom, "test")).isEqualTo("*E2E#a*+b,!%regex[a/b/BarE2E(\\$.*)?\\.class]");
  }

  @ParameterizedTest
  @CsvSource({
    "a/b/FooE2E.class, true",
    "a/b/FooE2E$WhenEmpty.class, true",
    "a/b/BarE2E.class, false",
    "a/b/BarE2E$WhenEmpty.class, false",
    "a/b/BarE2E$When$Empty.class, false",
  })
  void a_wildcard_filter_selects_no_nested_class_of_another_file(String classFile, boolean runs)
      throws Exception {
    for (var filter : List.of("*E2E*", "b/*E2E*", "!OtherE2E", "%regex[.*E2E.*]", "*E2E*#test")) {
      var test = value(configuration(filter).of(stack()), "test");
      assertThat(new TestListResolver(test).shouldRun(classFile, "test"))
          .as("%s by %s", classFile, test)
          .isEqualTo(runs);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "!FooE2E, a/b/FooE2E.class, false",
    "!FooE2E, a/b/FooE2E$WhenEmpty.class, true",
    "!FooE2E*, a/b/FooE2E$WhenEmpty.class, false",
    "!FooE2E#test, a/b/FooE2E.class, false",
    "!FooE2E#other, a/b/FooE2E.class, true",
    "'*E2E,!FooE2E#test', a/b/FooE2E.class, false",
    "!, a/b/FooE2E.class, true",
    "'!Other,', a/b/FooE2E.class, true",
  })
  void a_filter_that_excludes_stays_a_filter_within_the_file(
      String filter, String classFile, boolean runs) throws Exception {
    var test = value(configuration(filter).of(stack()), "test");
    assertThat(new TestListResolver(test).shouldRun(classFile, "test")).as(test).isEqualTo(runs);
    assertThat(new TestListResolver(test).shouldRun("a/b/BarE2E.class", "other")).isFalse();
  }

  @Test
  void failsafes_own_filter_selects_one_file_at_a_time() throws Exception {
    var dom = configuration(selection("").orFilter("*E2E")).of(stack());
    assertThat(value(dom, "test")).isEqualTo("*E2E,!%regex[a/b/BarE2E(\\$.*)?\\.class]");
  }

  @Test
  void the_original_is_never_changed() throws Exception {
    var original = Xpp3DomBuilder.build(new StringReader(USERS));
    var before = original.toString();
    configuration(original, selection("")).of(stack());
    assertThat(original).hasToString(before);
  }

  private static StackConfiguration configuration(String filter) throws Exception {
    return configuration(selection(filter));
  }

  private static TestSelection selection(String filter) {
    return new TestSelection(List.of(), List.of(), filter);
  }

  private static StackConfiguration configuration(TestSelection selection) throws Exception {
    return configuration(Xpp3DomBuilder.build(new StringReader(USERS)), selection);
  }

  private static StackConfiguration configuration(Xpp3Dom users, TestSelection selection)
      throws Exception {
    return configuration(users, selection, SampleServer.of(List.of("server")));
  }

  private static StackConfiguration configuration(
      Xpp3Dom users, TestSelection selection, ServerPlan server) throws Exception {
    var goal = new MojoDescriptor();
    for (var name :
        List.of(
            "includes",
            "excludes",
            "test",
            "forkCount",
            "reportsDirectory",
            "summaryFile",
            "excludedEnvironmentVariables")) {
      var parameter = new Parameter();
      parameter.setName(name);
      goal.addParameter(parameter);
    }
    return new StackConfiguration(
        FailsafeExecution.of(goal, users),
        selection,
        List.of(BAR, FOO),
        server,
        StackConfiguration.FIXED);
  }

  private static Xpp3Dom leaf(String name, String value) {
    var leaf = new Xpp3Dom(name);
    leaf.setValue(value);
    return leaf;
  }

  private static StackAddress stack() {
    return stack(null);
  }

  private static StackAddress stack(@Nullable DatabaseAddress database) {
    return new StackAddress(
        new RunId("r1"),
        FOO,
        1,
        1,
        "127.0.0.1",
        Map.of(StackAddress.MAIN_PORT, 8080),
        database,
        new AttemptDirectory(Path.of("/t")));
  }

  private static String value(Xpp3Dom dom, String name) {
    return dom.getChild(name).getValue();
  }

  private static List<String> values(Xpp3Dom dom, String name) {
    return Arrays.stream(dom.getChild(name).getChildren()).map(Xpp3Dom::getValue).toList();
  }
}
