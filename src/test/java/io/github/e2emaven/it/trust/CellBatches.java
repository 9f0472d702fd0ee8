package io.github.e2emaven.it.trust;

import static java.util.stream.Collectors.groupingBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;

/** Which cells are built together: those of the same way and the same options are modules. */
final class CellBatches {

  /** Modules of one build. */
  private static final int MOST = 12;

  private CellBatches() {}

  /** First what each build compares; of the others, a run that ends early shows all kinds. */
  static List<List<Cell>> of(List<Cell> cells) {
    var first = CellTable.inEachBuild();
    var batches = new ArrayList<>(batches(cells.stream().filter(first::contains).toList()));
    var others =
        new ArrayList<>(batches(cells.stream().filter(cell -> !first.contains(cell)).toList()));
    Collections.shuffle(others, new Random(8));
    batches.addAll(others);
    return batches;
  }

  private static List<List<Cell>> batches(List<Cell> cells) {
    var groups =
        cells.stream()
            .collect(groupingBy(CellBatches::build, LinkedHashMap::new, Collectors.toList()));
    return groups.values().stream().flatMap(group -> split(group).stream()).toList();
  }

  /** Where no test runs, the whole build is judged: it must contain no other. */
  private static String build(Cell cell) {
    if (!cell.way().isShared()) {
      return cell.title();
    }
    return cell.filter() == Filter.GROUPS_OF_NOTHING
        ? cell.way() + " " + cell.filter()
        : cell.way() + " " + cell.filter().options();
  }

  private static List<List<Cell>> split(List<Cell> group) {
    var parts = new ArrayList<List<Cell>>();
    for (int from = 0; from < group.size(); from += MOST) {
      parts.add(group.subList(from, Math.min(group.size(), from + MOST)));
    }
    return parts;
  }
}
