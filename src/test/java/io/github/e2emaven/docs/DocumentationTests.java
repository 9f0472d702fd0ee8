package io.github.e2emaven.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** What all documentation must be: connected, and true where it names projects and profiles. */
class DocumentationTests {

  private static final Path DECISIONS = Path.of("docs/adr");

  @TestFactory
  Stream<DynamicTest> links_lead_somewhere() throws IOException {
    return documents().stream()
        .map(document -> DynamicTest.dynamicTest(document.toString(), () -> check(document)));
  }

  @Test
  void the_readme_knows_every_decision() throws IOException {
    var links = Markdown.read(Path.of("README.md")).links();
    assertThat(links)
        .containsAll(decisions().stream().map(file -> file.toString().replace('\\', '/')).toList());
  }

  @Test
  void every_decision_has_the_same_parts() throws IOException {
    for (var file : decisions()) {
      assertThat(Markdown.read(file).text())
          .as(file.toString())
          .containsSubsequence(
              "\n## Context\n", "\n## Decision\n", "\n## Consequences\n", "\n## Alternatives\n");
    }
  }

  @Test
  void the_commands_for_contributors_name_what_exists() throws IOException {
    var pom = Files.readString(Path.of("pom.xml"));
    var commands = Markdown.read(Path.of("CONTRIBUTING.md")).mavenCommands();
    assertThat(commands).hasSizeGreaterThan(4);
    for (var command : commands) {
      Commands.projects(command).forEach(it -> assertThat(Path.of("src/it", it)).exists());
      Commands.profiles(command).stream()
          .map(profile -> profile.replaceFirst("^-", ""))
          .forEach(profile -> assertThat(pom).contains("<id>" + profile + "</id>"));
    }
  }

  private static void check(Path document) {
    var directory = Objects.requireNonNull(document.toAbsolutePath().getParent());
    Markdown.read(document).links().forEach(link -> assertThat(directory.resolve(link)).exists());
  }

  private static List<Path> documents() throws IOException {
    return Stream.concat(
            Stream.of("README.md", "CONTRIBUTING.md", "CHANGELOG.md", "docs/architecture.md")
                .map(Path::of),
            decisions().stream())
        .toList();
  }

  private static List<Path> decisions() throws IOException {
    try (var files = Files.list(DECISIONS)) {
      return files.sorted().toList();
    }
  }
}
