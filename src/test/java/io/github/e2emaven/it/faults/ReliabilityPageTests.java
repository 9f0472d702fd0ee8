package io.github.e2emaven.it.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ReliabilityPageTests {

  private static final Fault FAULT = new Fault("It rains", Duration.ZERO, scene -> {});

  @Test
  void a_row_counts_what_was_wrong_and_what_was_left() {
    var page =
        new ReliabilityPage(
            List.of(FAULT),
            List.of(
                played(1, List.of(), Optional.empty()),
                played(9, List.of("a process", "a file"), Optional.empty()),
                played(2, List.of("a process"), Optional.of(new AssertionError("green")))));
    assertThat(page.text()).endsWith("| It rains | 3 | 1 | 3 | 2.0 s | 9.0 s |\n");
  }

  @Test
  void the_page_of_this_project_has_a_row_for_each_fault() throws IOException {
    assertThat(rows()).extracting(cells -> cells.get(0)).isEqualTo(titles());
  }

  @Test
  void the_page_of_this_project_shows_faults_that_were_caused_and_left_nothing()
      throws IOException {
    assertThat(rows())
        .allSatisfy(cells -> assertThat(Integer.parseInt(cells.get(1))).isPositive())
        .allSatisfy(cells -> assertThat(cells.subList(2, 4)).containsExactly("0", "0"));
  }

  private static List<List<String>> rows() throws IOException {
    return Files.readAllLines(Path.of("docs/reliability.md")).stream()
        .filter(line -> line.endsWith(" s |"))
        .map(line -> List.of(line.substring(2).split(" \\| ", -1)))
        .toList();
  }

  private static List<String> titles() {
    return FaultSuite.all().stream().map(Fault::title).toList();
  }

  @Test
  void titles_are_unique() {
    assertThat(titles()).doesNotHaveDuplicates();
  }

  private static Played played(double seconds, List<String> leaks, Optional<Throwable> problem) {
    return new Played(FAULT, seconds, leaks, "", problem);
  }
}
