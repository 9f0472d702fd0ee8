package io.github.e2emaven.it.trust;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Which cells of the table a build compares:
 *
 * <ul>
 *   <li>each build of the plugin: each value of each factor, at least once
 *   <li>{@code -Dtrust.whole}: each pair of values of two factors, at least once
 *   <li>{@code -Dtrust.only=<regex>}: all cells in whose title it is found, of the full product
 * </ul>
 */
final class CellTable {

  private CellTable() {}

  /** Those that the properties of this Maven ask for. */
  static List<Cell> wanted() {
    var only = System.getProperty("trust.only");
    if (only != null) {
      var title = Pattern.compile(only);
      return product().filter(cell -> title.matcher(cell.title()).find()).toList();
    }
    return isWhole() ? whole() : inEachBuild();
  }

  /** Whether they ask for the whole. */
  static boolean isWhole() {
    return System.getProperty("trust.only") == null && System.getProperty("trust.whole") != null;
  }

  /** Each value of each factor. */
  static List<Cell> inEachBuild() {
    return cells(rows().eachValue());
  }

  /** Each pair of values of two factors. */
  static List<Cell> whole() {
    return cells(rows().eachPair());
  }

  private static Covering rows() {
    return new Covering(Cell.FACTORS, row -> Cell.of(row).isPossible());
  }

  private static List<Cell> cells(List<List<?>> rows) {
    return rows.stream().map(Cell::of).distinct().toList();
  }

  /** Each value with each other. */
  static Stream<Cell> product() {
    Stream<List<?>> rows = Stream.of(List.of());
    for (var factor : Cell.FACTORS) {
      rows = rows.flatMap(row -> factor.stream().map(value -> append(row, value)));
    }
    return rows.map(Cell::of).filter(Cell::isPossible);
  }

  private static List<?> append(List<?> row, Object value) {
    return Stream.concat(row.stream(), Stream.of(value)).toList();
  }
}
