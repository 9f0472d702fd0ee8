package io.github.e2emaven.failsafe;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.e2emaven.parameters.FailsafeParameters;
import io.github.e2emaven.parameters.ParameterRule;
import io.github.e2emaven.parameters.ParameterRule.Treatment;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import org.codehaus.plexus.util.xml.Xpp3Dom;
import org.codehaus.plexus.util.xml.Xpp3DomBuilder;
import org.junit.jupiter.api.Test;

/** Every parameter of the real Failsafe plugins, which the build copies, is decided. */
class FailsafeParametersTests {

  private static final Path PLUGINS = Path.of("target/failsafe-plugins");
  private static final Path PAGE = Path.of("docs/failsafe-parameters.md");

  @Test
  void every_parameter_of_every_supported_failsafe_is_decided() throws Exception {
    var undecided = new TreeSet<String>();
    for (Path plugin : plugins()) {
      parameters(plugin)
          .filter(parameter -> !names().contains(parameter))
          .forEach(parameter -> undecided.add(parameter + " of " + plugin.getFileName()));
    }
    assertThat(undecided).isEmpty();
  }

  @Test
  void every_decision_is_about_a_parameter_that_exists() throws Exception {
    var existing = new TreeSet<String>();
    for (Path plugin : plugins()) {
      parameters(plugin).forEach(existing::add);
    }
    assertThat(existing).containsExactlyElementsOf(names());
  }

  @Test
  void what_a_stack_sets_is_replaced_in_the_table() {
    assertThat(StackConfiguration.FIXED.keySet())
        .allSatisfy(name -> assertThat(rule(name).treatment()).isEqualTo(Treatment.REPLACED));
  }

  @Test
  void the_manual_shows_the_table() throws IOException {
    var rows = FailsafeParameters.RULES.stream().map(FailsafeParametersTests::row);
    assertThat(Files.readString(PAGE)).contains(rows.collect(joining("\n")) + "\n");
  }

  private static String row(ParameterRule rule) {
    return "| `%s` | %s | %s |"
        .formatted(rule.name(), rule.treatment().name().toLowerCase(Locale.ROOT), rule.reason());
  }

  private static ParameterRule rule(String name) {
    return FailsafeParameters.RULES.stream()
        .filter(rule -> rule.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no rule for " + name));
  }

  private static List<String> names() {
    return FailsafeParameters.RULES.stream().map(ParameterRule::name).toList();
  }

  private static List<Path> plugins() throws IOException {
    try (Stream<Path> files = Files.list(PLUGINS)) {
      var plugins = files.sorted().toList();
      assertThat(plugins).hasSizeGreaterThan(3);
      return plugins;
    }
  }

  /** Those that a user can set, of the goals that this plugin stands for. */
  private static Stream<String> parameters(Path plugin) throws Exception {
    try (var jar = new JarFile(plugin.toFile());
        var in = jar.getInputStream(jar.getEntry("META-INF/maven/plugin.xml"))) {
      var root = Xpp3DomBuilder.build(new InputStreamReader(in, StandardCharsets.UTF_8));
      return children(root.getChild("mojos"))
          .filter(mojo -> !text(mojo, "goal").equals("help"))
          .flatMap(mojo -> children(mojo.getChild("parameters")))
          .filter(parameter -> text(parameter, "editable").equals("true"))
          .map(parameter -> text(parameter, "name"));
    }
  }

  private static Stream<Xpp3Dom> children(Xpp3Dom dom) {
    return Arrays.stream(dom.getChildren());
  }

  private static String text(Xpp3Dom dom, String child) {
    return dom.getChild(child).getValue();
  }
}
