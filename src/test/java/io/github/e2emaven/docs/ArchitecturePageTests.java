package io.github.e2emaven.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.e2emaven.House;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** {@code docs/architecture.md} names only what exists, and the code refers only to its rules. */
class ArchitecturePageTests {

  private static final Markdown PAGE = Markdown.read(Path.of("docs/architecture.md"));
  private static final Path MAIN = Path.of("src/main/java/io/github/e2emaven");
  private static final int RULES = 18;

  /** A class with its room, also in a diagram: {@code postgres/template/TemplateStore}. */
  private static final Pattern CLASS = Pattern.compile("(?<![\\w./-])([a-z]+/)+[A-Z]\\w*");

  private static final Pattern FILE = Pattern.compile("`(\\w+\\.java)`");
  private static final Pattern CAMEL = Pattern.compile("`([A-Z][a-z0-9]+([A-Z]+[a-z0-9]+)+)`");
  private static final Pattern RULE = Pattern.compile("(?m)^(\\d+)\\. \\*\\*");

  /** With what leads to the number; a comment may be broken into lines anywhere. */
  private static final Pattern REFERENCE =
      Pattern.compile("(architecture\\.md[`}]?,? )?\\brules? (\\d+)(?: and (\\d+))?");

  /** Classes of the JDK, and one that is nested in another. */
  private static final Set<String> WITHOUT_A_FILE = Set.of("AutoCloseable", "ReadinessPlan");

  @Test
  void every_class_that_is_named_with_its_room_exists() {
    var names = CLASS.matcher(PAGE.text()).results().map(MatchResult::group).distinct().toList();
    assertThat(names).hasSizeGreaterThan(30);
    assertThat(names).filteredOn(name -> Files.notExists(MAIN.resolve(name + ".java"))).isEmpty();
  }

  @Test
  void every_class_that_is_named_alone_exists() {
    var files = files(Path.of("src"), ".java").map(file -> file.getFileName().toString());
    var known = files.collect(Collectors.toSet());
    assertThat(groups(FILE, PAGE.text())).isNotEmpty().isSubsetOf(known);
    var named = groups(CAMEL, PAGE.text()).stream().filter(name -> !WITHOUT_A_FILE.contains(name));
    assertThat(named.map(name -> name + ".java")).isNotEmpty().isSubsetOf(known);
  }

  @Test
  void every_room_is_listed_on_its_floor() {
    var listed =
        PAGE.table("Floor").stream()
            .collect(
                Collectors.toMap(
                    row -> Markdown.code(row.get(1)).get(0), row -> Integer.valueOf(row.get(0))));
    var floors = House.rooms().stream().collect(Collectors.toMap(room -> room, House::floorOf));
    assertThat(listed).isEqualTo(floors);
  }

  @Test
  void the_picture_of_the_rooms_shows_all_of_them() {
    var rooms = PAGE.blocks("mermaid").get(0).lines().map(String::strip).toList();
    assertThat(rooms).containsAll(House.rooms().stream().filter(it -> !isGoal(it)).toList());
    assertThat(rooms).contains("mojo --> failsafe");
  }

  /** Drawn together with the door between them. */
  private static boolean isGoal(String room) {
    return room.equals("mojo") || room.equals("failsafe");
  }

  @Test
  void the_rules_are_numbered_without_a_gap() {
    var numbers = groups(RULE, PAGE.text()).stream().map(Integer::valueOf);
    assertThat(numbers).containsExactlyElementsOf(IntStream.rangeClosed(1, RULES).boxed().toList());
  }

  @Test
  void comments_refer_to_rules_that_exist_and_say_where() {
    var references = references();
    assertThat(references.values()).anyMatch(found -> !found.isEmpty());
    for (var reference : references.entrySet()) {
      assertThat(reference.getValue())
          .as(reference.getKey().toString())
          .allSatisfy(
              found -> {
                assertThat(found.group(1)).as(found.group()).isNotNull();
                assertThat(Integer.parseInt(found.group(2))).isBetween(1, RULES);
                if (found.group(3) != null) {
                  assertThat(Integer.parseInt(found.group(3))).isBetween(1, RULES);
                }
              });
    }
  }

  private static Map<Path, List<MatchResult>> references() {
    return Stream.concat(files(Path.of("src"), ".java"), files(Path.of("docs"), ".md"))
        .filter(file -> !file.endsWith("ArchitecturePageTests.java"))
        .collect(Collectors.toMap(file -> file, ArchitecturePageTests::references));
  }

  private static List<MatchResult> references(Path file) {
    var text = Markdown.read(file).text().replaceAll("\\s*\\n\\s*(\\*|//)?\\s*", " ");
    return REFERENCE.matcher(text).results().toList();
  }

  private static Stream<Path> files(Path directory, String ending) {
    try (var files = Files.walk(directory)) {
      return files.filter(file -> file.toString().endsWith(ending)).toList().stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<String> groups(Pattern pattern, String text) {
    return pattern.matcher(text).results().map((MatchResult it) -> it.group(1)).toList();
  }
}
