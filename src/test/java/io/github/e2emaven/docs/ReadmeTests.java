package io.github.e2emaven.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The README's goals, parameters, commands and excerpts are those of the plugin. */
class ReadmeTests {

  private static final Markdown README = Markdown.read(Path.of("README.md"));
  private static final Path SHOP = Path.of("src/it/sample-shop");
  private static final Path SPRING_TESTS = Path.of("src/it/spring-boot-tests");

  /** Parameters of single goals, and one that the README names by its property. */
  private static final Set<String> ELSEWHERE =
      Set.of("run", "url", "serverId", "username", "password", "mavenTestSkip");

  @Test
  void the_consumers_profile_is_the_sample_shops_own() throws Exception {
    var pom = Files.readString(SHOP.resolve("pom.xml"));
    var profile = Pattern.compile(" *<profile>.*</profile>\\n", Pattern.DOTALL).matcher(pom);
    assertThat(profile.find()).isTrue();
    var expected =
        (profile.group().stripTrailing().stripIndent() + "\n")
            .replace("@project.version@", PluginXml.read().version());
    assertThat(README.blocks("xml").get(0)).isEqualTo(expected);
    assertThat(expected.lines()).hasSize(15);
  }

  @Test
  void the_test_class_is_one_that_runs() throws Exception {
    var its = Path.of("src/it/environment-of-server-and-tests");
    var source = Files.readString(its.resolve("src/test/java/it/StackE2E.java"));
    assertThat(source).endsWith("\n" + README.blocks("java").get(0));
    assertThat(its.resolve("verify.groovy")).content().contains("'StackE2E'");
  }

  /** Each file of the example is one that runs; what Testcontainers needed is gone from it. */
  @Test
  void the_migration_from_testcontainers_leads_to_tests_that_run() throws Exception {
    var files = README.blocks("diff").get(0).split("(?m)^\\+{3} ");
    assertThat(files).hasSize(4);
    for (var file : List.of(files).subList(1, 4)) {
      var source = Files.readString(SPRING_TESTS.resolve(file.lines().findFirst().orElseThrow()));
      var lines = file.lines().skip(1).toList();
      assertThat(lines).allMatch(line -> line.matches("[-+ ].*"));
      assertThat(source)
          .contains(
              lines.stream()
                  .filter(line -> !line.startsWith("-"))
                  .map(line -> line.substring(1) + "\n")
                  .collect(Collectors.joining()));
    }
    var verified = Files.readString(SPRING_TESTS.resolve("verify.groovy"));
    assertThat(verified).contains("'OrdersApiIT'", "'OrdersIT'");
  }

  @Test
  void the_configuration_of_spring_boot_tests_is_one_that_runs() throws Exception {
    var example =
        README.blocks("xml").stream()
            .filter(xml -> xml.contains("<skip>true</skip></server>"))
            .findAny()
            .orElseThrow();
    var lines = example.lines().map(String::strip).filter(line -> !line.contains("/configuration"));
    assertThat(Files.readString(SPRING_TESTS.resolve("pom.xml"))).contains(lines.toList());
  }

  @Test
  void the_property_for_jenkins_is_the_sample_shops_own() throws Exception {
    var property =
        README.blocks("xml").stream()
            .filter(xml -> xml.contains("jenkins."))
            .findAny()
            .orElseThrow();
    var pom = Files.readString(SHOP.resolve("pom.xml"));
    assertThat(pom).contains(property.lines().skip(1).findFirst().orElseThrow().strip());
  }

  @Test
  void the_goals_are_those_of_the_plugin() throws Exception {
    var documented = new TreeMap<String, String>();
    for (var row : README.table("Goal")) {
      documented.put(Markdown.code(row.get(0)).get(0).replaceFirst("e2e:", ""), row.get(1));
    }
    assertThat(documented).isEqualTo(PluginXml.read().goals());
  }

  @Test
  void the_parameters_are_those_of_the_plugin() throws Exception {
    var known = PluginXml.read().parameters();
    var documented = README.names("Parameter");
    assertThat(known.keySet()).containsAll(documented);
    assertThat(documented).containsAll(known.keySet().stream().filter(this::isOfARun).toList());
    for (var row : README.table("Parameter")) {
      var names = Markdown.code(row.get(0));
      var properties = Markdown.code(row.get(1));
      for (int i = 0; i < names.size(); i++) {
        var property = String.valueOf(known.get(names.get(i)));
        assertThat(properties.get(i)).isIn(property, "e2e." + names.get(i) + ".…");
      }
    }
  }

  private boolean isOfARun(String parameter) {
    return !ELSEWHERE.contains(parameter);
  }

  @Test
  void every_example_of_a_configuration_is_accepted_by_the_goal() throws Exception {
    var examples =
        README.blocks("xml").stream().filter(xml -> xml.startsWith("<configuration>")).toList();
    assertThat(examples).hasSizeGreaterThan(5);
    for (var example : examples) {
      GoalConfiguration.parse(example).apply();
    }
  }

  @Test
  void every_property_of_a_command_exists() throws Exception {
    var known = PluginXml.read().parameters().values();
    assertThat(README.mavenCommands()).hasSizeGreaterThan(4);
    for (var command : README.mavenCommands()) {
      for (var property : Commands.properties(command)) {
        assertThat(known.contains(property) || GoalConfiguration.isNested(property))
            .as(property)
            .isTrue();
      }
    }
  }

  @Test
  void every_profile_of_a_command_exists() throws Exception {
    var poms = Files.readString(Path.of("pom.xml")) + Files.readString(SHOP.resolve("pom.xml"));
    for (var command : README.mavenCommands()) {
      for (var profile : Commands.profiles(command)) {
        assertThat(poms).contains("<id>" + profile + "</id>");
      }
    }
  }

  @Test
  void the_excerpt_of_the_console_shows_the_sample_shop() {
    var shown =
        Pattern.compile("\\w+E2E\\b").matcher(README.blocks("console").get(0)).results().toList();
    assertThat(shown).hasSizeGreaterThan(10);
    for (var name : shown) {
      assertThat(SHOP.resolve("src/test/java/com/acme/shop/" + name.group() + ".java")).exists();
    }
  }

  @Test
  void continuous_integration_runs_the_test_command() throws Exception {
    var script = Path.of(".ci/run");
    assertThat(script).isExecutable();
    var lines = Files.readAllLines(script);
    var last = lines.get(lines.size() - 1);
    assertThat(README.mavenCommands()).contains(last.replace(" -B -ntp", ""));
  }
}
