package io.github.e2emaven.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** {@code docs/security.md}: each promise has tests, and they exist. */
class SecurityPageTests {

  private static final Markdown PAGE = Markdown.read(Path.of("docs/security.md"));
  private static final int FEWEST_PROMISES = 12;
  private static final Pattern NAMED = Pattern.compile("`(\\w+Tests)\\.(\\w+)`");
  private static final Pattern BUILD = Pattern.compile("`(src/it/[\\w-]+)`");

  @Test
  void each_promise_names_a_test() {
    assertThat(promises()).hasSizeGreaterThanOrEqualTo(FEWEST_PROMISES);
    assertThat(promises())
        .allSatisfy(
            row -> assertThat(row.get(2)).containsPattern("(Tests\\.\\w+|src/it/[\\w-]+)`"));
  }

  @Test
  void each_test_exists() throws IOException {
    var found = NAMED.matcher(PAGE.text()).results().toList();
    assertThat(found).hasSizeGreaterThan(FEWEST_PROMISES);
    for (var test : found) {
      assertThat(source(test)).as(test.group()).contains("void " + test.group(2) + "(");
    }
  }

  @Test
  void each_integration_test_exists() {
    var found = BUILD.matcher(PAGE.text()).results().map(build -> build.group(1)).toList();
    assertThat(found).isNotEmpty();
    assertThat(found).allSatisfy(build -> assertThat(Path.of(build, "verify.groovy")).exists());
  }

  private static List<List<String>> promises() {
    return PAGE.table("Promise");
  }

  private static String source(MatchResult test) throws IOException {
    try (var files = Files.walk(Path.of("src/test/java"))) {
      var file = files.filter(it -> it.endsWith(test.group(1) + ".java")).findFirst();
      assertThat(file).as(test.group()).isPresent();
      return Files.readString(file.orElseThrow());
    }
  }
}
