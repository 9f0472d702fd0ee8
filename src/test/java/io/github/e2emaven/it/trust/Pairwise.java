package io.github.e2emaven.it.trust;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Combinations of the values of some factors in which each pair of values of two factors occurs:
 * most faults need no more than two values to meet (Kuhn, Wallace, Gallo: Software Fault
 * Interactions, 2004). Greedy, and the same in each run.
 */
final class Pairwise {

  private static final int CANDIDATES = 60;

  /** A value of one factor with a value of another. */
  private record Pair(int factor, Object value, int other, Object otherValue) {}

  private final List<? extends List<?>> factors;
  private final Predicate<List<?>> possible;
  private final Random random = new Random(8);

  /**
   * Rows of these factors.
   *
   * @param possible which rows there may be; each pair must occur in one
   */
  Pairwise(List<? extends List<?>> factors, Predicate<List<?>> possible) {
    this.factors = factors;
    this.possible = possible;
  }

  /** Rows in which each value occurs; as many as the longest factor has values. */
  List<List<?>> eachValue() {
    return Stream.generate(this::shuffled)
        .filter(rows -> rows.stream().allMatch(possible))
        .findFirst()
        .orElseThrow();
  }

  private List<List<?>> shuffled() {
    int rows = factors.stream().mapToInt(List::size).max().orElse(0);
    var columns = factors.stream().map(factor -> column(factor, rows)).toList();
    List<List<?>> table = new ArrayList<>();
    for (int row = 0; row < rows; row++) {
      int at = row;
      table.add(columns.stream().map(column -> column.get(at)).toList());
    }
    return table;
  }

  private List<?> column(List<?> factor, int rows) {
    var column =
        new ArrayList<>(
            IntStream.range(0, rows).mapToObj(row -> factor.get(row % factor.size())).toList());
    Collections.shuffle(column, random);
    return column;
  }

  /**
   * Rows in which each pair occurs.
   *
   * @param first rows that are there anyway
   */
  List<List<?>> eachPair(List<? extends List<?>> first) {
    List<List<?>> table = new ArrayList<>(first);
    var left = new HashSet<>(allPairs());
    first.forEach(row -> left.removeAll(pairs(row)));
    while (!left.isEmpty()) {
      var row = bestRow(left);
      left.removeAll(pairs(row));
      table.add(row);
    }
    return table;
  }

  private List<?> bestRow(Set<Pair> left) {
    var pair = left.stream().min(Comparator.comparing(Pair::toString)).orElseThrow();
    return Stream.generate(() -> rowWith(pair))
        .filter(possible)
        .limit(CANDIDATES)
        .max(Comparator.comparingLong(row -> pairs(row).stream().filter(left::contains).count()))
        .orElseThrow();
  }

  private List<?> rowWith(Pair pair) {
    return IntStream.range(0, factors.size()).mapToObj(at -> value(at, pair)).toList();
  }

  private Object value(int at, Pair pair) {
    if (at == pair.factor) {
      return pair.value;
    }
    var values = factors.get(at);
    return at == pair.other ? pair.otherValue : values.get(random.nextInt(values.size()));
  }

  private List<Pair> allPairs() {
    return indices()
        .flatMap(
            pair ->
                factors.get(pair[0]).stream()
                    .flatMap(
                        one ->
                            factors.get(pair[1]).stream()
                                .map(other -> new Pair(pair[0], one, pair[1], other))))
        .toList();
  }

  /** The pairs of a row. */
  private List<Pair> pairs(List<?> row) {
    return indices()
        .map(pair -> new Pair(pair[0], row.get(pair[0]), pair[1], row.get(pair[1])))
        .toList();
  }

  private Stream<int[]> indices() {
    int size = factors.size();
    return IntStream.range(0, size)
        .boxed()
        .flatMap(one -> IntStream.range(one + 1, size).mapToObj(other -> new int[] {one, other}));
  }
}
