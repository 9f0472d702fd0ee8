package io.github.e2emaven.it.trust;

import java.util.List;

/**
 * One cell and what differs.
 *
 * @param project where its POMs and reports are, relative to the integration test
 */
record Compared(Cell cell, String project, List<Difference> differences) {

  Compared {
    differences = List.copyOf(differences);
  }

  @Override
  public String toString() {
    return "%s (%s): %s"
        .formatted(cell.title(), project, differences.isEmpty() ? "same" : differences);
  }
}
