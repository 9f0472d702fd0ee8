package io.github.e2emaven.it.trust;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Rows of some factors in which each value occurs, or each pair of values of two factors: most
 * faults need no more than two values to meet (Kuhn, Wallace, Gallo: Software Fault Interactions,
 * 2004). Greedy, and the same in each run.
 */
final class Covering {

  private static final int CANDIDATES = 60;

  /** A value of the factor with this number. */
  private record Value(int factor, Object value) {}

  private final List<? extends List<?>> factors;
  private final Predicate<List<?>> possible;
  private final Random random = new Random(8);

  /**
   * Rows of these factors.
   *
   * @param possible which rows there may be; what occurs in none is left out
   */
  Covering(List<? extends List<?>> factors, Predicate<List<?>> possible) {
    this.factors = factors;
    this.possible = possible;
  }

  /** Rows in which each value occurs. */
  List<List<?>> eachValue() {
    return cover(new ArrayList<>(), values().map(Set::of).toList());
  }

  /** These rows and more, so that each pair of values of two factors occurs. */
  List<List<?>> eachPair() {
    var pairs =
        values()
            .flatMap(
                one ->
                    values()
                        .filter(other -> one.factor < other.factor)
                        .map(other -> Set.of(one, other)))
            .toList();
    return cover(eachValue(), pairs);
  }

  private Stream<Value> values() {
    return IntStream.range(0, factors.size())
        .boxed()
        .flatMap(factor -> factors.get(factor).stream().map(value -> new Value(factor, value)));
  }

  private List<List<?>> cover(List<List<?>> rows, List<Set<Value>> wanted) {
    var left = new LinkedHashSet<>(wanted);
    rows.forEach(row -> left.removeIf(values -> isIn(row, values)));
    while (!left.isEmpty()) {
      var values = left.iterator().next();
      bestRow(values, left).ifPresent(rows::add);
      left.remove(values);
      left.removeIf(others -> isIn(rows.get(rows.size() - 1), others));
    }
    return rows;
  }

  private Optional<List<?>> bestRow(Set<Value> values, Set<Set<Value>> left) {
    return Stream.<List<?>>generate(() -> rowWith(values))
        .limit(CANDIDATES)
        .filter(possible)
        .max(Comparator.comparingLong(row -> left.stream().filter(it -> isIn(row, it)).count()));
  }

  private List<?> rowWith(Set<Value> values) {
    var row =
        factors.stream()
            .map(factor -> (Object) factor.get(random.nextInt(factor.size())))
            .collect(Collectors.toCollection(ArrayList::new));
    values.forEach(it -> row.set(it.factor, it.value));
    return row;
  }

  private static boolean isIn(List<?> row, Set<Value> values) {
    return values.stream().allMatch(it -> row.get(it.factor).equals(it.value));
  }
}
