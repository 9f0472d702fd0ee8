package io.github.e2emaven.it.trust;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class TrustPageTests {

  private static final Cell CELL =
      new Cell(Ending.HALT, Filter.GROUPS, "3.6.1", Retries.NONE, Way.TWO_THREADS);

  @Test
  void a_row_counts_cells_and_those_that_differ() {
    var weaker = new Difference(Difference.Kind.WEAKER_VERDICT, "green");
    var page =
        new TrustPage(
            List.of(
                new Compared(CELL, "", List.of()), new Compared(CELL, "", List.of(weaker, weaker))),
            5);
    assertThat(page.text())
        .contains("2 of 5 cells")
        .contains("| `SubjectE2E`: halt | 2 | 1 | 0 | 0 | 0 |\n")
        .contains("| `SubjectE2E`: exit | 0 | 0 | 0 | 0 | 0 |\n")
        .contains("- " + CELL.title() + ": [weaker verdict: green");
  }

  @Test
  void the_page_of_this_project_has_a_row_for_each_value_with_cells_that_were_compared()
      throws IOException {
    var page = rows(Files.readString(Path.of("docs/trust.md")));
    assertThat(titles(page)).isEqualTo(titles(rows(new TrustPage(List.of(), 0).text())));
    assertThat(page).allSatisfy(row -> assertThat(number(row, 1)).isPositive());
  }

  @Test
  void the_page_of_this_project_shows_no_weaker_verdict() throws IOException {
    var page = rows(Files.readString(Path.of("docs/trust.md")));
    assertThat(page).isNotEmpty().allSatisfy(row -> assertThat(number(row, 2)).isZero());
  }

  private static int number(List<String> row, int column) {
    return Integer.parseInt(row.get(column));
  }

  private static List<String> titles(List<List<String>> rows) {
    return rows.stream().map(row -> row.get(0)).toList();
  }

  private static List<List<String>> rows(String page) {
    return page.lines()
        .filter(line -> line.matches("\\| .*\\d \\|"))
        .map(line -> List.of(line.substring(2, line.length() - 2).split(" \\| ", -1)))
        .toList();
  }
}
