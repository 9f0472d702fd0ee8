package io.github.e2emaven.history;

import static io.github.e2emaven.history.SampleHistory.passed;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.e2emaven.plan.HistoryPlace;
import io.github.e2emaven.plan.TestFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TestHistoryTests {

  private static final TestFile A = new TestFile("a.AE2E");
  private static final TestFile B = new TestFile("a.BE2E");

  @TempDir Path directory;

  @Test
  void a_place_without_a_file_is_an_empty_history() {
    var read = TestHistory.read(place("none/own.json"));

    assertThat(read.durations()).isEmpty();
    assertThat(read.problems()).isEmpty();
  }

  @Test
  void what_is_written_is_read() {
    note("own.json", A, 4.2);

    assertThat(read("own.json").durations()).isEqualTo(Map.of(A, Duration.ofMillis(4200)));
  }

  @Test
  void files_of_several_agents_are_read_together() {
    note("own.json", A, 4);
    note("agent-2.json", B, 7);

    assertThat(read("own.json").durations().keySet()).containsExactlyInAnyOrder(A, B);
    assertThat(read("of-a-new-agent.json").durations().keySet()).containsExactlyInAnyOrder(A, B);
  }

  @Test
  void of_several_agents_the_median_counts() {
    note("own.json", A, 4);
    note("agent-2.json", A, 5);
    note("agent-3.json", A, 90);

    assertThat(read("own.json").durations()).isEqualTo(Map.of(A, Duration.ofSeconds(5)));
  }

  @Test
  void a_file_cut_anywhere_after_its_head_is_told_and_replaced() throws Exception {
    note("own.json", A, 4);
    var whole = Files.readAllBytes(file("own.json"));
    var head = "{\n  \"format\" : \"e2e-history\",\n  \"version\" : 1".length();
    for (int length = head; length < whole.length - 2; length++) {
      Files.write(file("own.json"), Arrays.copyOf(whole, length));
      assertThat(problem("own.json")).contains("own.json", "damaged near line", "anew");
    }
    note("own.json", B, 7);
    assertThat(read("own.json").durations().keySet()).containsExactly(B);
  }

  @Test
  void an_empty_file_is_told_and_replaced() throws Exception {
    Files.createFile(file("own.json"));

    assertThat(problem("own.json")).contains("is empty");
    note("own.json", A, 4);
    assertThat(read("own.json").durations().keySet()).containsExactly(A);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"tests\":4.0|\"tests\":-4.0",
        "\"tests\":4.0|\"tests\":\"NaN\"",
        "\"tests\":4.0|\"tests\":1e99",
        "\"tests\":4.0|\"tests\":[]",
        "\"tests\":4.0,|",
        "\"files\" : {|\"files\" : [",
        "\"files\" :|\"file\" :",
        "\"a.AE2E\" : {|\"a.BE2E\" : null, \"a.AE2E\" : {",
        "\"files\" : {|\"files\" : { <<<<<<< HEAD",
      })
  void a_wrong_field_is_damage(String right, String wrong) throws Exception {
    note("own.json", A, 4);
    var whole = Files.readString(file("own.json"));
    assertThat(whole).contains(right);
    Files.writeString(file("own.json"), whole.replace(right, wrong == null ? "" : wrong));

    assertThat(problem("own.json")).contains("damaged");
    assertThat(read("own.json").durations()).isEmpty();
  }

  @Test
  void fields_that_a_later_version_may_add_are_ignored() throws Exception {
    note("own.json", A, 4);
    var whole = Files.readString(file("own.json"));
    Files.writeString(file("own.json"), whole.replace("\"tests\"", "\"more\":{},\"tests\""));

    assertThat(read("own.json").durations()).containsOnlyKeys(A);
  }

  @Test
  void a_file_of_a_newer_version_is_told_and_remains() throws Exception {
    var newer = "{\"format\" : \"e2e-history\", \"version\" : 2, \"tests\" : ";
    Files.writeString(file("own.json"), newer);

    assertThat(problem("own.json"))
        .contains("newer e2e-maven-plugin", "version 2", "-De2e.history");
    note("own.json", A, 4);

    assertThat(file("own.json")).hasContent(newer);
  }

  @ParameterizedTest
  @ValueSource(strings = {"{ \"name\" : \"shop\" }", "// a comment\n{}", "[", "\u0000\u0001"})
  void a_file_of_something_else_is_told_only_in_our_place_and_remains(String content)
      throws Exception {
    Files.writeString(file("package.json"), content);
    assertThat(read("own.json").problems()).isEmpty();

    assertThat(problem("package.json")).contains("has not written it", "-De2e.history");
    note("package.json", A, 4);

    assertThat(file("package.json")).hasContent(content);
  }

  @Test
  void a_directory_or_a_dangling_link_is_no_file() throws Exception {
    Files.createDirectory(file("own.json"));
    Files.createSymbolicLink(file("link.json"), Path.of("nowhere.json"));

    assertThat(problem("own.json")).contains("no file");
    note("own.json", A, 4);
    assertThat(file("own.json")).isEmptyDirectory();
  }

  @Test
  void names_of_any_kind_survive() {
    var names = List.of("a.Größe漢字E2E", "a.\"quoted\\E2E", "a.$E2E");
    for (var name : names) {
      note("own.json", new TestFile(name), 4);
    }
    assertThat(read("own.json").durations().keySet())
        .containsExactlyInAnyOrderElementsOf(names.stream().map(TestFile::new).toList());
  }

  private void note(String name, TestFile file, double seconds) {
    var notices = new ArrayList<String>();
    new HistoryUpdate(place(name), notices::add).note(List.of(passed(file.className(), seconds)));
    assertThat(notices).isEmpty();
  }

  private String problem(String own) {
    var problems = read(own).problems();
    assertThat(problems).hasSize(1).allMatch(line -> line.lines().count() == 1);
    return problems.get(0);
  }

  private TestHistory read(String own) {
    return TestHistory.read(place(own));
  }

  private HistoryPlace place(String name) {
    return new HistoryPlace(file(name), null);
  }

  private Path file(String name) {
    return directory.resolve(name);
  }
}
