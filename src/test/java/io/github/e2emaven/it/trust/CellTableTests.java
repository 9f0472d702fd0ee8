package io.github.e2emaven.it.trust;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CellTableTests {

  private static final int MOST_IN_EACH_BUILD = 35;

  @Test
  void each_build_compares_each_value_of_each_factor() {
    var cells = CellTable.inEachBuild();
    assertThat(cells).hasSizeLessThan(MOST_IN_EACH_BUILD);
    assertThat(cells).extracting(Cell::ending).contains(Ending.values());
    assertThat(cells).extracting(Cell::filter).contains(Filter.values());
    assertThat(cells).extracting(Cell::failsafe).containsAll(Cell.FAILSAFES);
    assertThat(cells).extracting(Cell::retries).contains(Retries.values());
    assertThat(cells).extracting(Cell::way).contains(Way.values());
  }

  @Test
  void the_whole_contains_what_each_build_compares() {
    assertThat(CellTable.whole())
        .doesNotHaveDuplicates()
        .containsAll(CellTable.inEachBuild())
        .allMatch(Cell::isPossible);
  }

  @Test
  void titles_are_unique() {
    assertThat(CellTable.product().map(Cell::title)).doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @EnumSource
  void an_ending_has_a_class_of_its_own(Ending ending) {
    assertThat(Path.of("src/it/trust/endings", ending.title(), "it/SubjectE2E.java")).exists();
  }
}
