package io.github.e2emaven.it.trust;

import java.util.List;

/**
 * One cell of the table: one project, built with the plugin and with Failsafe alone.
 *
 * @param failsafe a version
 */
record Cell(Ending ending, Filter filter, String failsafe, Retries retries, Way way) {

  /** The versions of Failsafe in the table. */
  static final List<String> FAILSAFES = List.of("2.22.2", "3.2.5", "3.5.4", "3.6.1");

  /** The factors of the table, each with all its values, in the order of the components. */
  static final List<List<?>> FACTORS =
      List.of(
          List.of(Ending.values()),
          List.of(Filter.values()),
          FAILSAFES,
          List.of(Retries.values()),
          List.of(Way.values()));

  /**
   * The cell with these values.
   *
   * @param values one of each of {@link #FACTORS}
   */
  static Cell of(List<?> values) {
    return new Cell(
        (Ending) values.get(0),
        (Filter) values.get(1),
        (String) values.get(2),
        (Retries) values.get(3),
        (Way) values.get(4));
  }

  /** As in the list of differences, and what {@code trust.only} is compared with. */
  String title() {
    return String.join(
        ", ", ending.title(), filter.title(), "Failsafe " + failsafe, retries.title(), way.title());
  }

  /** Whether there is such a cell: one whose ending can be seen, and that has a reference. */
  boolean isPossible() {
    return hasReference() && filter.mayRun(ending);
  }

  /** Failsafe 2.22 repeats no test of JUnit 5: where a retry of ours decides, it is none. */
  private boolean hasReference() {
    return retries != Retries.OURS || ending != Ending.FLAKY || !failsafe.equals("2.22.2");
  }

  @Override
  public String toString() {
    return title();
  }
}
