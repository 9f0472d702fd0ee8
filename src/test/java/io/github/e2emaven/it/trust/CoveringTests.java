package io.github.e2emaven.it.trust;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class CoveringTests {

  private static final List<List<String>> FACTORS =
      List.of(List.of("a", "b", "c"), List.of("1", "2"), List.of("x", "y", "z", "w"));

  @Test
  void each_pair_of_values_occurs() {
    var rows = new Covering(FACTORS, row -> true).eachPair();
    assertThat(rows).hasSizeBetween(12, 16);
    for (int one = 0; one < FACTORS.size(); one++) {
      for (int other = one + 1; other < FACTORS.size(); other++) {
        for (var value : FACTORS.get(one)) {
          for (var otherValue : FACTORS.get(other)) {
            int first = one;
            int second = other;
            assertThat(rows)
                .anyMatch(
                    row -> row.get(first).equals(value) && row.get(second).equals(otherValue));
          }
        }
      }
    }
  }

  @Test
  void each_value_occurs_in_few_rows() {
    var rows = new Covering(FACTORS, row -> true).eachValue();
    assertThat(rows).hasSize(4);
    assertThat(rows).<Object>extracting(row -> row.get(0)).contains("a", "b", "c");
    assertThat(rows).<Object>extracting(row -> row.get(2)).contains("x", "y", "z", "w");
  }

  @Test
  void an_impossible_pair_does_not_occur_and_its_values_do() {
    var rows = new Covering(FACTORS, row -> !row.containsAll(List.of("a", "1"))).eachPair();
    assertThat(rows).noneMatch(row -> row.containsAll(List.of("a", "1")));
    assertThat(rows).anyMatch(row -> row.contains("a")).anyMatch(row -> row.contains("1"));
  }
}
