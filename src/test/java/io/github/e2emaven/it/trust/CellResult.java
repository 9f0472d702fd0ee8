package io.github.e2emaven.it.trust;

import java.util.List;
import java.util.Map;

/**
 * What one runner made of a cell.
 *
 * @param green whether Maven built the module
 * @param cases what the reports say: {@code class#name} and the results of all with this name
 * @param trace the tests that began, in their own words, in their order
 */
record CellResult(boolean green, Map<String, List<String>> cases, List<String> trace) {

  CellResult {
    cases = Map.copyOf(cases);
    trace = List.copyOf(trace);
  }

  /** Whether a test was executed, and not only skipped. */
  boolean executedAny() {
    return cases.values().stream()
        .flatMap(List::stream)
        .anyMatch(result -> !result.equals("skipped"));
  }
}
